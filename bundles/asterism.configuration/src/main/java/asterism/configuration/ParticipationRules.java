package asterism.configuration;

import asterism.api.configuration.Participation;
import asterism.api.configuration.Refusal;
import asterism.api.configuration.Refusal.Reason;
import asterism.api.lotdata.Store;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must hold in each participation, and between those of a union. */
final class ParticipationRules {
    private final Map<String, Store> stores;
    private final Optional<LocalDate> ledgerStart;

    /**
     * Rules for a union.
     *
     * @param stores as the source has them; none as long as it was never read
     */
    ParticipationRules(Map<String, Store> stores, Optional<LocalDate> ledgerStart) {
        this.stores = stores;
        this.ledgerStart = ledgerStart;
    }

    /** Why a store cannot take part. */
    Optional<Refusal> store(String storeId) {
        if (stores.isEmpty()) {
            return Optional.empty();
        }
        Store store = stores.get(storeId);
        if (store == null) {
            return Optional.of(Refusal.of(Reason.STORE_UNKNOWN, storeId));
        }
        return store.kind() == Store.Kind.SHOP
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(Reason.STORE_NOT_SHOP, storeId, store.kind().name()));
    }

    /** Why one cannot be what it is to become, by itself. */
    List<Refusal> alone(Participation one) {
        List<Refusal> refusals = new ArrayList<>();
        if (one.id() == 0) {
            store(one.storeId()).ifPresent(refusals::add);
        }
        if (!one.storeCode().isEmpty()
                && !Names.STORE_CODE.matcher(one.storeCode()).matches()) {
            refusals.add(Refusal.of(Reason.STORE_CODE_INVALID, one.storeId(), one.storeCode()));
        }
        if (!one.clientId().isEmpty()
                && !Names.CLIENT_ID.matcher(one.clientId()).matches()) {
            refusals.add(Refusal.of(Reason.CLIENT_ID_INVALID, one.storeId(), one.clientId()));
        }
        if (first(one).isAfter(last(one))) {
            refusals.add(
                    Refusal.of(Reason.DAYS_REVERSED, one.storeId(), Names.day(one.from()), Names.day(one.until())));
        } else if (one.initialDay().filter(day -> !one.covers(day)).isPresent()) {
            refusals.add(Refusal.of(Reason.INITIAL_OUTSIDE_PARTICIPATION, one.storeId(), Names.day(one.initialDay())));
        }
        beforeLotData(one, ledgerStart).ifPresent(refusals::add);
        return refusals;
    }

    /** A change names each one once. */
    static void requireDistinct(List<Participation> changes) {
        Set<Long> ids = new HashSet<>();
        for (Participation change : changes) {
            if (change.id() != 0 && !ids.add(change.id())) {
                throw new IllegalArgumentException("Participation " + change.id() + " is named twice");
            }
        }
    }

    /** Why initial data cannot begin when they are to: lot data begin later. One that had ended by then needs none. */
    static Optional<Refusal> beforeLotData(Participation one, Optional<LocalDate> ledgerStart) {
        LocalDate start = ledgerStart.orElse(LocalDate.MIN);
        if (one.initialDay().filter(start::isAfter).isEmpty() || last(one).isBefore(start)) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                Reason.INITIAL_BEFORE_LOT_DATA, one.storeId(), Names.day(one.initialDay()), Names.day(ledgerStart)));
    }

    /** Why two cannot be beside each other, told of the first. */
    static Optional<Refusal> together(Participation one, Participation other) {
        if (one.storeId().equals(other.storeId())) {
            boolean apart = last(one).isBefore(first(other)) || last(other).isBefore(first(one));
            return apart
                    ? Optional.empty()
                    : Optional.of(Refusal.of(
                            Reason.DAYS_OVERLAP, one.storeId(), Names.day(other.from()), Names.day(other.until())));
        }
        return hasCodes(one) && sameCodes(one, other)
                ? Optional.of(Refusal.of(
                        Reason.STORE_CODE_TWICE, one.storeId(), one.storeCode(), one.clientId(), other.storeId()))
                : Optional.empty();
    }

    static boolean hasCodes(Participation one) {
        return !one.storeCode().isEmpty() && !one.clientId().isEmpty();
    }

    static boolean sameCodes(Participation one, Participation other) {
        return one.storeCode().equals(other.storeCode()) && one.clientId().equals(other.clientId());
    }

    private static LocalDate first(Participation one) {
        return one.from().orElse(LocalDate.MIN);
    }

    private static LocalDate last(Participation one) {
        return one.until().orElse(LocalDate.MAX);
    }
}
