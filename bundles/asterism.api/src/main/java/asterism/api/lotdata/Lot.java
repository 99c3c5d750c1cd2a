package asterism.api.lotdata;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A lot: goods of one item that came into a store by one line of one document (source-data.md, rule 1); or the lot
 * {@code item_id:} of what never had a receipt, which holds its item's data and is empty otherwise.
 *
 * @param id             exported id, {@code item_id:lot_id} or {@code item_id:doc_id/line_no}, escaped by rule 5
 * @param item           the item
 * @param supplier       who it came from
 * @param documentId     id of the document that its data come from; empty for {@code item_id:}
 * @param documentNumber number of the document of its data
 * @param documentDate   day of the document of its data; empty for {@code item_id:}
 * @param purchasePrice  with VAT, a unit, in 1/10,000 rouble; a missing price is 0
 * @param purchaseVat    whole percent
 * @param retailPrice    with VAT, a unit, in 1/10,000 rouble; a missing price is 0
 * @param retailVat      whole percent
 * @param commission     goods on commission
 */
public record Lot(
        String id,
        Item item,
        Partner supplier,
        String documentId,
        String documentNumber,
        Optional<LocalDate> documentDate,
        long purchasePrice,
        OptionalInt purchaseVat,
        long retailPrice,
        OptionalInt retailVat,
        boolean commission) {}
