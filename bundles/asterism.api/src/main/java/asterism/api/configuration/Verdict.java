package asterism.api.configuration;

import asterism.api.export.Participant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * What the union's manager said of a store's initial data. It is about these codes and this first day: under others,
 * initial data are open again.
 *
 * @param id              grows with time
 * @param participationId the participation
 * @param owner           store and codes of that time
 * @param initialDay      first day of the data
 * @param confirmed       whether they are correct
 * @param fileId          the file that it is about; empty when the data were not formed here
 * @param at              when it was recorded
 * @param by              name of the actor who recorded it
 * @param remark          why, or empty
 */
public record Verdict(
        long id,
        long participationId,
        Participant owner,
        LocalDate initialDay,
        boolean confirmed,
        OptionalLong fileId,
        Instant at,
        String by,
        String remark) {}
