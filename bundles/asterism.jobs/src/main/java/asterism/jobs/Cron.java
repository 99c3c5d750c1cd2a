package asterism.jobs;

import asterism.api.jobs.ScheduleRefusedException;
import asterism.api.jobs.ScheduleRefusedException.Reason;
import com.github.kagkarlsson.shaded.cronutils.model.CronType;
import com.github.kagkarlsson.shaded.cronutils.model.definition.CronDefinitionBuilder;
import com.github.kagkarlsson.shaded.cronutils.model.time.ExecutionTime;
import com.github.kagkarlsson.shaded.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cron expression of five fields. It is asked for local times, as if there were no daylight changes; what becomes of
 * them in a zone is decided here: a time that is left out moves to the moment of the change, one that comes twice is
 * the first. Both keep the order, so each local time gives one run, and no two the same one. db-scheduler's own cron
 * schedule is not used, as it logs an error for an expression that has no time.
 */
final class Cron {
    private static final int FIELDS = 5;
    private static final int MAX_LENGTH = 200;

    private final String text;
    private final ExecutionTime times;

    private Cron(String text, ExecutionTime times) {
        this.text = text;
        this.times = times;
    }

    /**
     * Reads an expression.
     *
     * @throws ScheduleRefusedException when it is not good
     */
    static Cron parse(String given) {
        String text = given.strip();
        if (text.length() > MAX_LENGTH || text.split("\\s+", -1).length != FIELDS) {
            throw new ScheduleRefusedException(
                    Reason.NOT_UNDERSTOOD,
                    given,
                    "five fields were expected: minute, hour, day of month, month, day of week");
        }
        Cron cron = new Cron(text.replaceAll("\\s+", " "), parsed(given, text));
        if (cron.nextLocal(LocalDateTime.of(2000, 1, 1, 0, 0)).isEmpty()) {
            throw new ScheduleRefusedException(Reason.NEVER, given, "");
        }
        return cron;
    }

    private static ExecutionTime parsed(String given, String text) {
        try {
            CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
            return ExecutionTime.forCron(parser.parse(text));
        } catch (IllegalArgumentException e) {
            String detail = e.getMessage() == null ? "" : e.getMessage();
            throw new ScheduleRefusedException(Reason.NOT_UNDERSTOOD, given, detail);
        }
    }

    /** The expression with single blanks. */
    String text() {
        return text;
    }

    /** The first time after another one. */
    Instant next(Instant after, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(after, zone);
        while (true) {
            local = nextLocal(local)
                    .orElseThrow(() -> new IllegalStateException("Schedule '" + text + "' has no time after " + after));
            Instant candidate = moment(local, zone);
            if (candidate.isAfter(after)) {
                return candidate;
            }
        }
    }

    List<ZonedDateTime> next(Instant after, ZoneId zone, int count) {
        return Stream.iterate(next(after, zone), last -> next(last, zone))
                .limit(count)
                .map(time -> time.atZone(zone))
                .toList();
    }

    private static Instant moment(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change != null && change.isGap()) {
            return change.getInstant();
        }
        return ZonedDateTime.ofLocal(local, zone, null).toInstant();
    }

    private Optional<LocalDateTime> nextLocal(LocalDateTime after) {
        return times.nextExecution(after.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
    }
}
