package asterism.api.configuration;

import asterism.api.export.Participant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * That a store takes part: under which codes, on which days, and with which initial data. A store that moves to another
 * legal entity ends one participation and begins another.
 *
 * @param id         0 for a new one
 * @param storeId    store; never changes
 * @param storeCode  store code; empty as long as it has none
 * @param clientId   legal entity code; empty as long as it has none
 * @param from       first day; empty for since ever
 * @param until      last day; empty for an open end
 * @param initialDay first day of the initial data; empty as long as none was chosen
 * @param version    0 for a new one; a save names the version it changes
 */
public record Participation(
        long id,
        String storeId,
        String storeCode,
        String clientId,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Optional<LocalDate> initialDay,
        long version) {

    /**
     * A participation that is not stored yet and has no limits.
     *
     * @param storeId   store
     * @param storeCode store code, or empty
     * @param clientId  legal entity code, or empty
     * @return one to be saved
     */
    public static Participation of(String storeId, String storeCode, String clientId) {
        return new Participation(
                0, storeId, storeCode, clientId, Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    /**
     * The same under other codes.
     *
     * @param code   store code, or empty
     * @param client legal entity code, or empty
     * @return a copy
     */
    public Participation withCodes(String code, String client) {
        return new Participation(id, storeId, code, client, from, until, initialDay, version);
    }

    /**
     * The same on other days.
     *
     * @param first first day
     * @param last  last day
     * @return a copy
     */
    public Participation withDays(Optional<LocalDate> first, Optional<LocalDate> last) {
        return new Participation(id, storeId, storeCode, clientId, first, last, initialDay, version);
    }

    /**
     * The same with other initial data.
     *
     * @param first their first day
     * @return a copy
     */
    public Participation withInitialDay(Optional<LocalDate> first) {
        return new Participation(id, storeId, storeCode, clientId, from, until, first, version);
    }

    /**
     * Whether a day is one of its days.
     *
     * @param day the day
     * @return true on the first and the last one, too
     */
    public boolean covers(LocalDate day) {
        return !from.orElse(LocalDate.MIN).isAfter(day)
                && !until.orElse(LocalDate.MAX).isBefore(day);
    }

    /**
     * Whether some of a range of days are its days.
     *
     * @param first first day of the range
     * @param last  last day of it, included
     * @return false when it ended before the range or begins after it
     */
    public boolean touches(LocalDate first, LocalDate last) {
        return !from.orElse(LocalDate.MIN).isAfter(last)
                && !until.orElse(LocalDate.MAX).isBefore(first);
    }

    /**
     * Store and codes, for forming.
     *
     * @return the participant
     */
    public Participant participant() {
        return new Participant(storeId, storeCode, clientId);
    }
}
