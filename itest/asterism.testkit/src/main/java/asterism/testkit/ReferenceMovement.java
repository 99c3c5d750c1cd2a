package asterism.testkit;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * A movement of one lot.
 *
 * @param lotId       the exported id of the lot
 * @param id          the movement's id
 * @param docId       the document, {@code ""} for an initial balance
 * @param lineNo      the line, {@code ""} for an initial balance
 * @param part        counts from 1
 * @param quantity    positive, in both directions
 * @param purchaseSum rounded to the kopeck
 * @param retailSum   rounded to the kopeck, before the discount
 * @param discount    rounded to the kopeck
 */
public record ReferenceMovement(
        String itemId,
        String lotId,
        String id,
        DocType type,
        String docId,
        String lineNo,
        int part,
        LocalDateTime time,
        BigDecimal quantity,
        BigDecimal purchaseSum,
        BigDecimal retailSum,
        BigDecimal discount) {

    /** The quantity, negative where it goes out. */
    public BigDecimal signedQuantity() {
        return type.isOutgoing() ? quantity.negate() : quantity;
    }
}
