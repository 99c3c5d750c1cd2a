package asterism.demo;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/**
 * What is generated. The same options give the same bytes on any machine.
 *
 * @param folder where the files go
 * @param stores number of shops; a warehouse and an office come on top
 * @param days   length of the history
 * @param seed   any number
 * @param end    last day of the history
 * @param parts  how documents and lines are spread over files
 */
record DemoOptions(Path folder, int stores, int days, long seed, LocalDate end, Parts parts) {
    static final int MOST_STORES = 9_999;
    static final int MOST_DAYS = 3_660;
    static final int FIRST_YEAR = 2000;
    static final int LAST_YEAR = 2999;

    DemoOptions {
        if (stores < 1 || stores > MOST_STORES) {
            throw new IllegalArgumentException("stores: 1 to " + MOST_STORES + " expected, not " + stores);
        }
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("days: 1 to " + MOST_DAYS + " expected, not " + days);
        }
        if (end.getYear() < FIRST_YEAR || end.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException(
                    "end: a day of the years " + FIRST_YEAR + " to " + LAST_YEAR + " expected, not " + end);
        }
    }

    /** The options in one line, without the folder: it is kept in the data and must not depend on the machine. */
    String describe() {
        return "stores=" + stores + " days=" + days + " seed=" + seed + " end=" + end + " parts="
                + parts.name().toLowerCase(Locale.ROOT);
    }
}
