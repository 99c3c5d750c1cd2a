package asterism.exporter;

import asterism.api.lotdata.Balance;
import asterism.api.lotdata.Lot;
import asterism.api.lotdata.Movement;
import asterism.api.lotdata.StoreWindow;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * The keys of a file's elements, by day, each as 64 bits of a digest: those of lots and movements are their ids, those
 * of balances their lots. A lot is on each day on which it moves or has a balance.
 */
final class ElementKeys {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int COUNTS_A_DAY = 3;

    private final SortedMap<LocalDate, Day> days;
    private final long[] otherLots;

    /**
     * Takes keys over.
     *
     * @param days      what is there on each day that has anything
     * @param otherLots lots that are on no day, sorted
     */
    private ElementKeys(SortedMap<LocalDate, Day> days, long[] otherLots) {
        this.days = days;
        this.otherLots = otherLots;
    }

    SortedMap<LocalDate, Day> days() {
        return days;
    }

    /** The keys of one day, all sorted. */
    static final class Day {
        /** Nothing. */
        static final Day EMPTY = new Day(new long[0], new long[0], new long[0]);

        private final long[] balances;
        private final long[] moved;
        private final long[] movements;

        /** Takes keys over; {@code moved} are lots that move but have no balance. */
        private Day(long[] balances, long[] moved, long[] movements) {
            this.balances = balances;
            this.moved = moved;
            this.movements = movements;
        }

        LongStream balances() {
            return Arrays.stream(balances);
        }

        LongStream movements() {
            return Arrays.stream(movements);
        }

        boolean hasBalance(long key) {
            return contains(balances, key);
        }

        boolean hasMovement(long key) {
            return contains(movements, key);
        }

        LongStream lots() {
            return LongStream.concat(Arrays.stream(balances), Arrays.stream(moved));
        }

        private int bytes() {
            return Integer.BYTES * (1 + COUNTS_A_DAY)
                    + Long.BYTES * (balances.length + moved.length + movements.length);
        }
    }

    static ElementKeys of(StoreWindow rows) {
        SortedMap<LocalDate, Gathered> gathered = new TreeMap<>();
        LongStream.Builder lots = LongStream.builder();
        for (Lot lot : rows.lots()) {
            lots.add(digest(lot.id()));
        }
        for (Movement movement : rows.movements()) {
            Gathered day = gathered.computeIfAbsent(movement.document().time().toLocalDate(), any -> new Gathered());
            day.movements.add(digest(movement.id()));
            day.moved.add(digest(movement.lot().id()));
        }
        for (Balance balance : rows.balances()) {
            Gathered day = gathered.computeIfAbsent(balance.day(), any -> new Gathered());
            day.balances.add(digest(balance.lot().id()));
        }
        SortedMap<LocalDate, Day> days = new TreeMap<>();
        gathered.forEach((day, keys) -> days.put(day, keys.sorted()));
        long[] onDays = sorted(days.values().stream().flatMapToLong(Day::lots));
        return new ElementKeys(days, sorted(lots.build().filter(lot -> !contains(onDays, lot))));
    }

    /** Gathers the keys of a day. */
    private static final class Gathered {
        final LongStream.Builder balances = LongStream.builder();
        final LongStream.Builder moved = LongStream.builder();
        final LongStream.Builder movements = LongStream.builder();

        Day sorted() {
            long[] held = ElementKeys.sorted(balances.build());
            return new Day(
                    held,
                    ElementKeys.sorted(moved.build().filter(lot -> !contains(held, lot))),
                    ElementKeys.sorted(movements.build()));
        }
    }

    private static long[] sorted(LongStream keys) {
        return keys.sorted().distinct().toArray();
    }

    static boolean contains(long[] sorted, long key) {
        return Arrays.binarySearch(sorted, key) >= 0;
    }

    /** FNV-1a, then mixed, so that ids that differ little do not meet. */
    private static long digest(String id) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }

    /** All lots, sorted. */
    long[] lots() {
        return sorted(LongStream.concat(
                Arrays.stream(otherLots), days.values().stream().flatMapToLong(Day::lots)));
    }

    /** The same without some days. */
    ElementKeys without(LocalDate first, LocalDate last) {
        SortedMap<LocalDate, Day> rest = new TreeMap<>(days);
        rest.subMap(first, last.plusDays(1)).clear();
        return new ElementKeys(rest, otherLots);
    }

    byte[] encode() {
        int size = Integer.BYTES + Long.BYTES * otherLots.length;
        ByteBuffer bytes = ByteBuffer.allocate(
                size + days.values().stream().mapToInt(Day::bytes).sum());
        bytes.putInt(otherLots.length);
        put(bytes, otherLots);
        days.forEach((day, keys) -> {
            bytes.putInt(Math.toIntExact(day.toEpochDay()));
            bytes.putInt(keys.balances.length).putInt(keys.moved.length).putInt(keys.movements.length);
            put(bytes, keys.balances);
            put(bytes, keys.moved);
            put(bytes, keys.movements);
        });
        return bytes.array();
    }

    private static void put(ByteBuffer bytes, long[] keys) {
        bytes.asLongBuffer().put(keys);
        bytes.position(bytes.position() + Long.BYTES * keys.length);
    }

    static ElementKeys decode(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        long[] otherLots = take(bytes, bytes.getInt());
        SortedMap<LocalDate, Day> days = new TreeMap<>();
        while (bytes.hasRemaining()) {
            LocalDate day = LocalDate.ofEpochDay(bytes.getInt());
            int balances = bytes.getInt();
            int moved = bytes.getInt();
            int movements = bytes.getInt();
            days.put(day, new Day(take(bytes, balances), take(bytes, moved), take(bytes, movements)));
        }
        return new ElementKeys(days, otherLots);
    }

    private static long[] take(ByteBuffer bytes, int count) {
        long[] keys = new long[count];
        bytes.asLongBuffer().get(keys);
        bytes.position(bytes.position() + Long.BYTES * count);
        return keys;
    }
}
