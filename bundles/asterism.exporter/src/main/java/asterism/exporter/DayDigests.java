package asterism.exporter;

import asterism.api.export.ProtocolEntry;
import asterism.api.export.ProtocolEntry.Code;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A digest of the movements of each day that has any: kept as bytes, and compared with what was before. */
final class DayDigests {
    private DayDigests() {}

    static byte[] encode(SortedMap<LocalDate, Long> digests) {
        ByteBuffer bytes = ByteBuffer.allocate(digests.size() * (Integer.BYTES + Long.BYTES));
        digests.forEach(
                (day, digest) -> bytes.putInt(Math.toIntExact(day.toEpochDay())).putLong(digest));
        return bytes.array();
    }

    static SortedMap<LocalDate, Long> decode(byte[] encoded) {
        SortedMap<LocalDate, Long> digests = new TreeMap<>();
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        while (bytes.hasRemaining()) {
            digests.put(LocalDate.ofEpochDay(bytes.getInt()), bytes.getLong());
        }
        return digests;
    }

    static byte[] encodeDays(Set<LocalDate> days) {
        ByteBuffer bytes = ByteBuffer.allocate(days.size() * Integer.BYTES);
        days.forEach(day -> bytes.putInt(Math.toIntExact(day.toEpochDay())));
        return bytes.array();
    }

    static SortedSet<LocalDate> decodeDays(byte[] encoded) {
        SortedSet<LocalDate> days = new TreeSet<>();
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        while (bytes.hasRemaining()) {
            days.add(LocalDate.ofEpochDay(bytes.getInt()));
        }
        return days;
    }

    private static SortedSet<LocalDate> changed(SortedMap<LocalDate, Long> was, SortedMap<LocalDate, Long> is) {
        SortedSet<LocalDate> days = new TreeSet<>(was.keySet());
        days.addAll(is.keySet());
        days.removeIf(day -> Objects.equals(was.get(day), is.get(day)));
        return days;
    }

    /**
     * What is kept for the next file. Days after a window are neither in its file nor told of with it: those that
     * changed stay as they were, so that a period that is formed by hand hides none of them.
     *
     * @param was  digests kept with the store's last file
     * @param then digests now, of what that file counted
     * @param is   digests now
     * @param last last day of the window
     */
    static SortedMap<LocalDate, Long> kept(
            SortedMap<LocalDate, Long> was,
            SortedMap<LocalDate, Long> then,
            SortedMap<LocalDate, Long> is,
            LocalDate last) {
        SortedMap<LocalDate, Long> kept = new TreeMap<>(is);
        for (LocalDate day : changed(was, then).tailSet(last.plusDays(1))) {
            kept.remove(day);
            if (was.containsKey(day)) {
                kept.put(day, was.get(day));
            }
        }
        return kept;
    }

    /**
     * Says which months before a window are not what they were: a warning a month, on the first day that changed.
     *
     * @param was    digests kept with the store's last file
     * @param is     digests now, of what that file counted
     * @param before first day of the window
     */
    static List<ProtocolEntry> changes(
            String storeId, SortedMap<LocalDate, Long> was, SortedMap<LocalDate, Long> is, LocalDate before) {
        SortedSet<LocalDate> days = changed(was, is).headSet(before);
        SortedMap<YearMonth, List<LocalDate>> months = new TreeMap<>();
        for (LocalDate day : days) {
            months.computeIfAbsent(YearMonth.from(day), month -> new ArrayList<>())
                    .add(day);
        }
        List<ProtocolEntry> warnings = new ArrayList<>();
        months.forEach((month, changed) -> warnings.add(ProtocolEntry.warning(
                        Code.CHANGE_OUTSIDE_WINDOW,
                        storeId,
                        "",
                        "",
                        "",
                        0,
                        month.toString(),
                        Integer.toString(changed.size()))
                .on(changed.get(0))));
        return warnings;
    }
}
