package asterism.api.lotdata;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A document that moved goods. Texts are as the source has them, empty where it has none.
 *
 * @param id                document id; empty for the opening of an initial export
 * @param type              type
 * @param number            number as the accounting system shows it
 * @param time              time in the chain's zone, whole seconds
 * @param shiftNumber       shift of the cash register
 * @param posNumber         cash register
 * @param checkNumber       receipt number
 * @param checkUniqueNumber the receipt's unique id
 * @param fnNumber          fiscal drive number
 * @param fnDocNumber       fiscal document number
 * @param fnDocSign         fiscal sign
 * @param fnDocTime         time of the fiscal document, chain's zone
 * @param cashierId         cashier's id
 * @param cashierName       cashier's name
 * @param cashierTin        cashier's INN, unchecked
 * @param internetOrder     internet order number
 * @param resale            sold on to another firm
 */
public record Document(
        String id,
        DocumentType type,
        String number,
        LocalDateTime time,
        String shiftNumber,
        String posNumber,
        String checkNumber,
        String checkUniqueNumber,
        String fnNumber,
        String fnDocNumber,
        String fnDocSign,
        Optional<LocalDateTime> fnDocTime,
        String cashierId,
        String cashierName,
        String cashierTin,
        String internetOrder,
        boolean resale) {

    /**
     * A document that only has a type and a time.
     *
     * @param type type
     * @param time time, chain's zone
     * @return all else empty
     */
    public static Document bare(DocumentType type, LocalDateTime time) {
        return new Document("", type, "", time, "", "", "", "", "", "", "", Optional.empty(), "", "", "", "", false);
    }
}
