package asterism.rest;

import asterism.api.configuration.Participation;
import asterism.api.configuration.StoreReadiness;
import asterism.api.lotdata.Store;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A store with its participations, before it is known whether somebody sees it.
 *
 * @param storeId        the store
 * @param store          as the source has it; empty when it has none
 * @param participations by day
 * @param readiness      of those that have not ended
 */
record StoreRow(
        String storeId,
        Optional<Store> store,
        List<Participation> participations,
        Map<Long, StoreReadiness> readiness) {
    /** Where a store is. */
    enum State {
        /** Takes no part. */
        OUT,
        /** Took part; nothing is expected of it any more. */
        ENDED,
        /** Takes part, and lacks something. */
        LACKING,
        /** Takes part, and its files can be formed. */
        READY
    }

    /** What the list is sorted by. */
    enum Order {
        ID(Comparator.comparing(StoreRow::storeId)),
        NAME(Comparator.comparing(StoreRow::name, String.CASE_INSENSITIVE_ORDER)),
        CODE(Comparator.comparing(
                row -> row.last().map(Participation::storeCode).orElse(""))),
        CLIENT(Comparator.comparing(
                row -> row.last().map(Participation::clientId).orElse(""))),
        STATE(Comparator.comparing(StoreRow::state));

        private final transient Comparator<StoreRow> comparator;

        Order(Comparator<StoreRow> comparator) {
            this.comparator = comparator;
        }

        /** Stores that are alike in it are in the order of their ids. */
        Comparator<StoreRow> comparator(boolean descending) {
            Comparator<StoreRow> wanted = descending ? comparator.reversed() : comparator;
            return wanted.thenComparing(StoreRow::storeId);
        }
    }

    String name() {
        return store.map(Store::name).orElse("");
    }

    /** The participation that counts: the last one. */
    Optional<Participation> last() {
        return participations.isEmpty() ? Optional.empty() : Optional.of(participations.get(participations.size() - 1));
    }

    State state() {
        if (participations.isEmpty()) {
            return State.OUT;
        }
        List<StoreReadiness> open = participations.stream()
                .map(one -> Optional.ofNullable(readiness.get(one.id())))
                .flatMap(Optional::stream)
                .toList();
        if (open.isEmpty()) {
            return State.ENDED;
        }
        return open.stream().allMatch(StoreReadiness::isReady) ? State.READY : State.LACKING;
    }

    /** Whether id, name or a code has a text in it, in whichever case. */
    boolean has(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return contains(storeId, wanted)
                || contains(name(), wanted)
                || participations.stream().anyMatch(one -> contains(one.storeCode(), wanted));
    }

    private static boolean contains(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    boolean isOf(String clientId) {
        return participations.stream().anyMatch(one -> one.clientId().equals(clientId));
    }
}
