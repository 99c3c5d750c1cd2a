package asterism.testkit;

import java.util.Map;

/** One row of a {@link LedgerModel}, to be filled column by column. */
public final class LedgerRow {
    private final Map<String, String> row;

    LedgerRow(Map<String, String> row) {
        this.row = row;
    }

    /** Sets a column; an empty value takes it out of the row. */
    public LedgerRow set(String column, String value) {
        if (value.isEmpty()) {
            row.remove(column);
        } else {
            row.put(column, value);
        }
        return this;
    }

    /** The row itself, live. */
    public Map<String, String> values() {
        return row;
    }
}
