package asterism.testkit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** One batch, distribution or remnant as it stands in a file; a missing element reads as empty. */
final class FileEntry {
    private final FilePart part;
    private final String[] values;

    FileEntry(FilePart part, String[] values) {
        this.part = part;
        this.values = values;
    }

    FilePart part() {
        return part;
    }

    String get(String name) {
        return values[part.indexOf(name)];
    }

    String get(int index) {
        return values[index];
    }

    boolean isEmpty(String name) {
        return get(name).isEmpty();
    }

    BigDecimal decimal(String name) {
        return new BigDecimal(get(name));
    }

    LocalDateTime time(String name) {
        return LocalDateTime.parse(get(name));
    }

    LocalDate day() {
        return time(part == FilePart.DISTRIBUTION ? "doc_date" : "date").toLocalDate();
    }

    /** The id of the lot that the entry is, or names. */
    String lotId() {
        return get(part == FilePart.BATCH ? "map_batch_id" : "batch_id");
    }

    /** The receiver's key, readable. */
    String key() {
        return switch (part) {
            case BATCH -> "batch " + lotId();
            case DISTRIBUTION -> "distribution " + get("distribution_id") + " @ " + dayText("doc_date");
            case REMNANT -> "remnant " + lotId() + " @ " + dayText("date");
        };
    }

    private String dayText(String name) {
        String time = get(name);
        return time.length() > 10 ? time.substring(0, 10) : time;
    }
}
