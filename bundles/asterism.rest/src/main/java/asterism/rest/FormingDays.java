package asterism.rest;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;

import asterism.api.Actor;
import asterism.api.configuration.Participation;
import asterism.rest.RefusedException.Fault;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known at once of days and stores that files are to be formed of. The jobs find out the same for themselves,
 * and whatever comes between.
 *
 * @param first first day
 * @param last  last day, yesterday or before
 */
record FormingDays(LocalDate first, LocalDate last) {
    private static final int MOST_FAULTS = 100;

    /**
     * Days as a body has them.
     *
     * @param from  first day; absent for so many before the last one
     * @param to    last day; absent for yesterday
     * @param usual how many days there are when no first one is named
     * @throws RefusedException when they are not over, or the last one is before the first
     */
    static FormingDays of(Services services, Optional<LocalDate> from, Optional<LocalDate> to, int usual) {
        LocalDate yesterday = LocalDate.now(services.clock()).minusDays(1);
        List<Fault> faults = new ArrayList<>();
        requireOver("/from", from, yesterday, faults);
        requireOver("/to", to, yesterday, faults);
        LocalDate last = to.orElse(yesterday);
        LocalDate first = from.orElse(last.minusDays(usual - 1L));
        if (faults.isEmpty() && first.isAfter(last)) {
            faults.add(Fault.body("/to", "days-reversed"));
        }
        refuse(faults);
        return new FormingDays(first, last);
    }

    private static void requireOver(String pointer, Optional<LocalDate> day, LocalDate yesterday, List<Fault> faults) {
        if (day.filter(yesterday::isBefore).isPresent()) {
            faults.add(Fault.body(pointer, "day-not-over", yesterday.toString()));
        }
    }

    /** Refuses stores that take no part on any of the days. */
    void requirePart(Services services, Actor actor, String pointer, List<String> stores) throws IOException {
        Set<String> known = services.participations().list(actor, SOZVEZDIE).stream()
                .filter(one -> one.touches(first, last))
                .map(Participation::storeId)
                .collect(Collectors.toSet());
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < stores.size() && faults.size() < MOST_FAULTS; i++) {
            if (!known.contains(stores.get(i).strip())) {
                faults.add(Fault.body(pointer + "/" + i, "store-takes-no-part", stores.get(i)));
            }
        }
        refuse(faults);
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw RefusedException.rule(faults);
        }
    }
}
