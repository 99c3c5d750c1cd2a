package asterism.testkit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes composed ids apart: "In all composed ids %, : and / inside a part are written %25, %3A, %2F". */
final class ComposedId {
    private static final String PART = "((?:[^%:/]|%25|%3A|%2F)+)";
    private static final String NUMBER = "([1-9][0-9]{0,8})";
    private static final Pattern LOT = Pattern.compile("(?s)" + PART + ":(?:" + PART + "(?:/" + NUMBER + ")?)?");
    private static final Pattern MOVEMENT = Pattern.compile("(?s)" + PART + ":" + NUMBER + "(?:/([1-9][0-9]*))?");

    private ComposedId() {}

    /**
     * A lot: {@code item_id:lot_id}, {@code item_id:doc_id/line_no} or {@code item_id:}.
     *
     * @param lotId empty where a line gives the id
     * @param docId empty where a {@code lot_id} gives the id
     */
    record Lot(String itemId, String lotId, String docId, int lineNo) {
        boolean isUnsettled() {
            return lotId.isEmpty() && docId.isEmpty();
        }
    }

    /** A movement: {@code doc_id:line_no} or {@code doc_id:line_no/part}. */
    record Movement(String docId, int lineNo, int part) {
        String line() {
            return docId + ":" + lineNo;
        }
    }

    static Optional<Lot> lot(String id) {
        Matcher matcher = LOT.matcher(id);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String itemId = Values.unescape(matcher.group(1));
        if (matcher.group(2) == null) {
            return Optional.of(new Lot(itemId, "", "", 0));
        }
        String rest = Values.unescape(matcher.group(2));
        return Optional.of(
                matcher.group(3) == null
                        ? new Lot(itemId, rest, "", 0)
                        : new Lot(itemId, "", rest, Integer.parseInt(matcher.group(3))));
    }

    static Optional<Movement> movement(String id) {
        Matcher matcher = MOVEMENT.matcher(id);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int part = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
        boolean firstIsNamed = matcher.group(3) != null && part == 1;
        return firstIsNamed
                ? Optional.empty()
                : Optional.of(
                        new Movement(Values.unescape(matcher.group(1)), Integer.parseInt(matcher.group(2)), part));
    }
}
