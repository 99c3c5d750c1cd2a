package asterism.testkit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A lot with its data. Texts are as the source has them, {@code ""} where it has none.
 *
 * @param id            the exported id
 * @param lotId         the source's {@code lot_id}
 * @param unsettled     whether it is the lot {@code item_id:}, which no receipt opened
 * @param purchasePrice unrounded, 0 where missing
 * @param retailPrice   unrounded, 0 where missing
 * @param docDate       date of the document of the lot's data, or its origin
 * @param dataDocId     the document whose line gives the data
 * @param dataLineNo    the line that gives the data
 * @param dataDocType   the type of that document
 */
public record ReferenceLot(
        String itemId,
        String id,
        String lotId,
        boolean unsettled,
        BigDecimal purchasePrice,
        BigDecimal retailPrice,
        String purchaseVat,
        String retailVat,
        String series,
        String expiryDate,
        boolean commission,
        String supplierId,
        String docNumber,
        Optional<LocalDate> docDate,
        String dataDocId,
        String dataLineNo,
        Optional<DocType> dataDocType) {}
