package asterism.rest;

import asterism.api.configuration.Lack;
import asterism.api.configuration.Participation;
import asterism.api.configuration.SettingsWording;
import asterism.api.configuration.StoreReadiness;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * That a store takes part.
 *
 * @param id         of the participation
 * @param storeId    the store
 * @param storeCode  store code; empty as long as it has none
 * @param clientId   legal entity code; empty as long as it has none
 * @param from       first day; absent for since ever
 * @param until      last day; absent for an open end
 * @param initialDay first day of its initial data
 * @param version    for {@code If-Match}
 * @param lacks      what keeps its files from being formed; absent for one that has ended
 */
record ParticipationView(
        long id,
        String storeId,
        String storeCode,
        String clientId,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Optional<LocalDate> initialDay,
        long version,
        Optional<List<LackView>> lacks) {
    /**
     * What a store lacks.
     *
     * @param code what
     * @param text the same in words
     */
    record LackView(Lack code, String text) {}

    static ParticipationView of(Participation one) {
        return of(one, Optional.empty());
    }

    static ParticipationView of(StoreReadiness store, SettingsWording words, Locale language) {
        List<LackView> lacks = store.lacks().stream()
                .sorted()
                .map(lack -> new LackView(lack, words.say(lack, language)))
                .toList();
        return of(store.participation(), Optional.of(lacks));
    }

    private static ParticipationView of(Participation one, Optional<List<LackView>> lacks) {
        return new ParticipationView(
                one.id(),
                one.storeId(),
                one.storeCode(),
                one.clientId(),
                one.from(),
                one.until(),
                one.initialDay(),
                one.version(),
                lacks);
    }
}
