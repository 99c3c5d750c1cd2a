package asterism.api.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fault in the source data, kept as kind and arguments; {@link asterism.api.Wording} puts it into words.
 *
 * @param kind     what is wrong
 * @param place    file or view
 * @param line     line of the file, counted from 1; 0 when it does not apply
 * @param key      key of the row, parts joined by {@code /}; empty when unknown or not needed
 * @param column   column; empty when the row or file as a whole is meant
 * @param value    the value found, cut to 100 characters
 * @param expected what was expected, as the kind needs it: allowed values, a limit, a table
 */
public record SourceFault(
        Kind kind, String place, long line, String key, String column, String value, List<String> expected) {

    /** Kinds of faults; source-data.md, "Faults". */
    public enum Kind {
        /** A table (or its file) is not there. */
        TABLE_MISSING,
        /** A required column is not there. */
        COLUMN_MISSING,
        /** A column occurs twice. */
        COLUMN_TWICE,
        /** A file of a part lacks the other half; expected: the name of the other half. */
        PART_INCOMPLETE,
        /** The manifest names a file that is not there. */
        MANIFEST_FILE_MISSING,
        /** A file is there that the manifest does not name. */
        MANIFEST_FILE_UNNAMED,
        /** A file has another number of rows than the manifest says; value: rows found, expected: rows promised. */
        MANIFEST_ROWS_DIFFER,
        /** A row has another number of cells than the header; value: cells found, expected: cells of the header. */
        CELL_COUNT,
        /** The text is not UTF-8. */
        NOT_UTF8,
        /** A quote is not closed, or stands where none may. */
        QUOTES,
        /** A required value is missing. */
        VALUE_MISSING,
        /** Not one of the allowed values; expected: these. */
        VALUE_UNKNOWN,
        /** Not a plain decimal; expected: digits before and after the point, and the bound. */
        NUMBER_MALFORMED,
        /** A number beyond its bound; expected: the same. */
        NUMBER_TOO_LARGE,
        /** Not a date, or not a time; expected: the pattern. */
        DATE_MALFORMED,
        /** A text that is too long; expected: the limit. */
        TEXT_TOO_LONG,
        /** An id holds a character that XML 1.0 lacks. */
        CHARACTER_FORBIDDEN,
        /** A key occurs twice. */
        KEY_TWICE,
        /** A reference to nothing; expected: the table referred to. */
        REFERENCE_UNKNOWN,
        /** A kind is its own ancestor. */
        KIND_CYCLE,
        /** A row of items or partners that the store names was faulty and has not come again; value: its key. */
        ROW_STILL_FAULTY,
        /** Documents of a load that failed for the store have not come again; value: their number, key: the first. */
        DOCUMENTS_OWED
    }

    private static final int FIELDS = 6;

    /**
     * A fault from what was kept of it.
     *
     * @param arguments as {@link #toArguments()} gave them
     * @return the fault; empty when they are something else
     */
    public static Optional<SourceFault> ofArguments(List<String> arguments) {
        try {
            return Optional.of(new SourceFault(
                    Kind.valueOf(arguments.get(0)),
                    arguments.get(1),
                    Long.parseLong(arguments.get(2)),
                    arguments.get(3),
                    arguments.get(4),
                    arguments.get(5),
                    List.copyOf(arguments.subList(FIELDS, arguments.size()))));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /**
     * The fault as arguments of a code, to be kept.
     *
     * @return kind, place, line, key, column, value, and what was expected
     */
    public List<String> toArguments() {
        List<String> arguments = new ArrayList<>(List.of(kind.name(), place, Long.toString(line), key, column, value));
        arguments.addAll(expected);
        return List.copyOf(arguments);
    }
}
