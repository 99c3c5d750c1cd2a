package asterism.testkit;

import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A file as it must be.
 *
 * @param hasElements      whether there is anything to send; if not, there is no file (the texts are those of the empty
 *                         one, which is only sent after a file that had elements in these days)
 * @param xml              the whole document
 * @param charset          of the document
 * @param batchesCsv       without byte order mark, as the other two
 * @param distributionsCsv with all movements
 * @param remnantsCsv      with all balances
 * @param warnings         all but {@code CHANGE_OUTSIDE_WINDOW}, which needs the past; may hold equal ones
 */
public record ReferenceFile(
        boolean hasElements,
        String xml,
        Charset charset,
        String batchesCsv,
        String distributionsCsv,
        String remnantsCsv,
        List<ReferenceWarning> warnings) {

    /** The document's bytes. */
    public byte[] xmlBytes() {
        return xml.getBytes(charset);
    }

    /** "Base name {yyyyMMddHHmmss}_{client_id}_{map_pharmacy_id}_bat". */
    public static String baseName(LocalDateTime start, String clientId, String storeCode) {
        String stamp =
                DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).format(start);
        return stamp + "_" + clientId + "_" + storeCode + "_bat";
    }
}
