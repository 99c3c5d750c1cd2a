package asterism.jobs;

import asterism.api.jobs.Phase;
import asterism.api.jobs.RunState;
import asterism.api.jobs.TaskState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows with how far the runs have come. */
final class RunStates {
    private static final double MILLIS = 1000;

    private final Connection connection;
    private final Instant now;

    RunStates(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now;
    }

    List<RunState> of(List<RunRow> rows) throws SQLException {
        Map<Long, Map<Phase, Integer>> counts = TaskTable.count(
                connection, rows.stream().map(row -> row.run().id()).toList());
        Map<Long, TaskState> single = TaskTable.single(
                connection,
                counts.entrySet().stream()
                        .filter(entry -> total(entry.getValue()) == 1)
                        .map(Map.Entry::getKey)
                        .toList());
        List<RunState> states = new ArrayList<>();
        for (RunRow row : rows) {
            states.add(new RunState(
                    row.run(),
                    row.phase(),
                    row.cancelled(),
                    row.endedAt(),
                    row.code(),
                    row.arguments(),
                    progress(
                            row,
                            Optional.ofNullable(single.get(row.run().id())),
                            counts.getOrDefault(row.run().id(), Map.of()))));
        }
        return states;
    }

    private static int total(Map<Phase, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Of a run that is not divided its task tells, as soon as it says anything. */
    private RunState.Progress progress(RunRow row, Optional<TaskState> single, Map<Phase, Integer> counts) {
        if (single.isPresent() && !single.get().unit().isEmpty()) {
            TaskState task = single.get();
            return progress(row, task.done(), task.total(), task.unit());
        }
        int total = total(counts);
        int over = counts.entrySet().stream()
                .filter(count -> count.getKey().isOver())
                .mapToInt(Map.Entry::getValue)
                .sum();
        return progress(row, over, total, total == 0 ? "" : RunState.TASK);
    }

    private RunState.Progress progress(RunRow row, long done, long total, String unit) {
        Instant until = row.endedAt().orElse(now);
        double seconds = Duration.between(row.run().startedAt(), until).toMillis() / MILLIS;
        double perSecond = seconds > 0 ? done / seconds : 0;
        boolean known = perSecond > 0 && total >= done && !row.phase().isOver();
        Optional<Duration> remaining = known
                ? Optional.of(Duration.ofMillis(Math.round((total - done) / perSecond * MILLIS)))
                : Optional.empty();
        return new RunState.Progress(done, total, unit, perSecond, remaining);
    }
}
