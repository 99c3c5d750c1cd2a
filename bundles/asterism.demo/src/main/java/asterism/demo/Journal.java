package asterism.demo;

import java.util.EnumMap;
import java.util.Map;

/**
 * The book that the documents of a store are entered into: gives ids and numbers, and sees to it that some are entered
 * days late, some twice, and some not at all before the history ends.
 */
final class Journal {
    private static final int USUAL_LAG = 600;
    private static final int LATE_DAYS = 10;

    private final String storeId;
    private final String idPrefix;
    private final String series;
    private final PartWriter out;
    private final Timeline timeline;
    private final Map<DocType, Integer> serials = new EnumMap<>(DocType.class);
    private Dice dice;

    /**
     * Opens the book.
     *
     * @param idPrefix begins the ids of its documents
     * @param series   stands in their numbers
     */
    Journal(String storeId, String idPrefix, String series, PartWriter out, Timeline timeline, Dice dice) {
        this.storeId = storeId;
        this.idPrefix = idPrefix;
        this.series = series;
        this.out = out;
        this.timeline = timeline;
        this.dice = dice;
    }

    /** Begins a day with dice of its own. */
    void begin(Dice ofTheDay) {
        dice = ofTheDay;
    }

    /** An empty document with the next id and number of its type. */
    Doc open(DocType type, long time) {
        int serial = serials.merge(type, 1, Integer::sum);
        String mark = type.mark.length() > 2 ? type.mark : "-" + type.mark + "-";
        String number = type.prefix + series + "-" + Decimals.padded(serial, 6);
        if (type != DocType.SALE) {
            int kind = dice.below(1000);
            if (kind < 6) {
                number = "б/н";
            } else if (kind < 9) {
                number = type.prefix + "2026-" + Decimals.padded(serial, 12);
            } else if (kind < 14) {
                number = "";
            }
        }
        return new Doc(type, storeId, idPrefix + mark + serial, number, time);
    }

    /** Enters a document soon after its time, or now and then days later. */
    void post(Doc doc) {
        long lag = 1L + dice.below(USUAL_LAG);
        if (dice.perMille(15)) {
            lag += (long) dice.between(1, LATE_DAYS) * Timeline.DAY;
        }
        postAfter(doc, lag);
    }

    /** Enters a document some seconds after its time. One of the time after the history is not entered yet. */
    void postAfter(Doc doc, long lag) {
        if (doc.time > timeline.lastSecond()) {
            return;
        }
        doc.changedAt = Math.min(timeline.lastSecond(), doc.time + lag);
        out.write(doc);
        if (dice.perMille(2)) {
            long undone = Math.min(timeline.lastSecond(), doc.changedAt + dice.below(Timeline.DAY));
            out.write(doc.mistake(undone, dice.perMille(500)));
        }
    }
}
