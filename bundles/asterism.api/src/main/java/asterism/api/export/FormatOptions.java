package asterism.api.export;

import java.nio.charset.Charset;

/**
 * How files are written.
 *
 * @param xmlCharset   of XML: UTF-8 or windows-1251
 * @param csvCharset   of CSV
 * @param csvSeparator of CSV
 * @param csvBom       whether CSV begins with a byte order mark
 * @param cashiers     whether ids, names and INNs of cashiers are written
 */
public record FormatOptions(
        Charset xmlCharset, Charset csvCharset, char csvSeparator, boolean csvBom, boolean cashiers) {
    /**
     * With cashiers.
     *
     * @param xmlCharset   of XML: UTF-8 or windows-1251
     * @param csvCharset   of CSV
     * @param csvSeparator of CSV
     * @param csvBom       whether CSV begins with a byte order mark
     */
    public FormatOptions(Charset xmlCharset, Charset csvCharset, char csvSeparator, boolean csvBom) {
        this(xmlCharset, csvCharset, csvSeparator, csvBom, true);
    }
}
