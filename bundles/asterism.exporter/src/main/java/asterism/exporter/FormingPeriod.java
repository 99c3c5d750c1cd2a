package asterism.exporter;

import asterism.api.jobs.JobException;
import asterism.api.jobs.JobRun;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a run of forming is asked for.
 *
 * @param first  first day; empty for the usual window
 * @param last   last day, yesterday or before
 * @param moving whether no days were chosen, so that it is the window that moves on day by day
 * @param stores ids of the stores; empty for all
 */
record FormingPeriod(Optional<LocalDate> first, LocalDate last, boolean moving, Set<String> stores) {
    /** Parameter: first day, as 2026-11-24. */
    static final String FROM = "from";

    /** Parameter: last day, included. */
    static final String TO = "to";

    /** Parameter: ids of stores, separated by commas. */
    static final String STORE = "store";

    static FormingPeriod of(JobRun run, ZoneId zone) throws JobException {
        LocalDate yesterday = start(run, zone).toLocalDate().minusDays(1);
        Optional<LocalDate> first = day(run, FROM);
        Optional<LocalDate> end = day(run, TO);
        LocalDate last = end.orElse(yesterday);
        if (last.isAfter(yesterday)) {
            throw new JobException("export.period-not-over", last.toString(), yesterday.toString());
        }
        if (first.isPresent() && first.get().isAfter(last)) {
            throw new JobException("export.period-empty", first.get().toString(), last.toString());
        }
        return new FormingPeriod(first, last, first.isEmpty() && end.isEmpty(), stores(run));
    }

    /** When a run began, which names its files: the same for all its tasks, however often they are performed. */
    static LocalDateTime start(JobRun run, ZoneId zone) {
        return LocalDateTime.ofInstant(run.startedAt(), zone).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Optional<LocalDate> day(JobRun run, String name) throws JobException {
        String text = run.parameters().getOrDefault(name, "");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw new JobException(e, "export.no-date", name, text);
        }
    }

    private static Set<String> stores(JobRun run) {
        return Arrays.stream(run.parameters().getOrDefault(STORE, "").split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether somebody chose days or stores. */
    boolean isChosen() {
        return first.isPresent() || !stores.isEmpty();
    }

    boolean has(String storeId) {
        return stores.isEmpty() || stores.contains(storeId);
    }
}
