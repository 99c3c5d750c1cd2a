package asterism.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * How a {@link LedgerModel} is written: every choice that the contract leaves to the source.
 *
 * @param separator   {@code ,} or {@code ;}
 * @param bom         whether each file begins with a byte order mark
 * @param crLf        whether lines end with CR LF, else LF
 * @param quoteAll    whether every value is quoted, else only those that must be
 * @param manifest    whether {@code manifest.csv} is written, last
 * @param allColumns  whether optional columns without a single value are written too
 * @param partOf      gives the part of a document's row, {@code ""} being the files without a suffix
 * @param shuffleSeed when there, columns come in an order and case of their own, among columns nobody knows, and empty
 *                    lines and blanks around values are strewn in
 */
public record WriteOptions(
        char separator,
        boolean bom,
        boolean crLf,
        boolean quoteAll,
        boolean manifest,
        boolean allColumns,
        Optional<Function<Map<String, String>, String>> partOf,
        OptionalLong shuffleSeed) {

    /** Commas, no byte order mark, LF, no parts, no manifest, all columns. */
    public static WriteOptions plain() {
        return new WriteOptions(',', false, false, false, false, true, Optional.empty(), OptionalLong.empty());
    }

    /** With another separator. */
    public WriteOptions separatedBy(char other) {
        return new WriteOptions(other, bom, crLf, quoteAll, manifest, allColumns, partOf, shuffleSeed);
    }

    /** With a byte order mark. */
    public WriteOptions withBom() {
        return new WriteOptions(separator, true, crLf, quoteAll, manifest, allColumns, partOf, shuffleSeed);
    }

    /** With CR LF at the ends of lines. */
    public WriteOptions withCrLf() {
        return new WriteOptions(separator, bom, true, quoteAll, manifest, allColumns, partOf, shuffleSeed);
    }

    /** With quotes around every value. */
    public WriteOptions quotingAll() {
        return new WriteOptions(separator, bom, crLf, true, manifest, allColumns, partOf, shuffleSeed);
    }

    /** With a manifest. */
    public WriteOptions withManifest() {
        return new WriteOptions(separator, bom, crLf, quoteAll, true, allColumns, partOf, shuffleSeed);
    }

    /** Without the optional columns that hold nothing. */
    public WriteOptions withoutEmptyColumns() {
        return new WriteOptions(separator, bom, crLf, quoteAll, manifest, false, partOf, shuffleSeed);
    }

    /** With documents and their lines in parts of the names that the function gives. */
    public WriteOptions inParts(Function<Map<String, String>, String> newPartOf) {
        return new WriteOptions(
                separator, bom, crLf, quoteAll, manifest, allColumns, Optional.of(newPartOf), shuffleSeed);
    }

    /** With a part a store; characters that a file name may not hold become {@code _xx}. */
    public WriteOptions partPerStore() {
        return inParts(document -> fileName(LedgerModel.value(document, "store_id")));
    }

    /** With columns shuffled, their case changed, unknown ones and empty lines added, by a seed. */
    public WriteOptions shuffled(long seed) {
        return new WriteOptions(separator, bom, crLf, quoteAll, manifest, allColumns, partOf, OptionalLong.of(seed));
    }

    private static String fileName(String id) {
        StringBuilder name = new StringBuilder();
        id.codePoints().forEach(c -> {
            if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
                name.appendCodePoint(c);
            } else {
                name.append('_').append(Integer.toHexString(c));
            }
        });
        return name.toString();
    }
}
