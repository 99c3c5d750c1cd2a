package asterism.demo;

import java.util.ArrayList;
import java.util.List;

/** A document while it is being filled in. */
final class Doc {
    final DocType type;
    final String storeId;
    final String id;
    final long time;
    final List<Line> lines = new ArrayList<>(3);
    String number;
    String partnerId = "";
    String relatedId = "";
    Fiscal fiscal = Fiscal.NONE;
    String internetOrder = "";
    boolean resale;
    boolean deleted;
    /** When it was last changed; 0 until the journal takes it. */
    long changedAt;

    Doc(DocType type, String storeId, String id, String number, long time) {
        this.type = type;
        this.storeId = storeId;
        this.id = id;
        this.number = number;
        this.time = time;
    }

    /** The same entered a second time by mistake, and deleted. */
    Doc mistake(long enteredAt, boolean withLines) {
        Doc copy = new Doc(type, storeId, id + "-bis", number, time);
        copy.partnerId = partnerId;
        copy.relatedId = relatedId;
        copy.deleted = true;
        copy.changedAt = enteredAt;
        if (withLines) {
            copy.lines.addAll(lines);
        }
        return copy;
    }
}
