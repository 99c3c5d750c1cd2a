package asterism.jobs;

import asterism.api.jobs.Job;
import asterism.api.jobs.JobException;
import asterism.api.jobs.JobRun;
import asterism.api.jobs.Outcome;
import asterism.api.jobs.TaskMonitor;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Does what the test wants, and remembers what it was asked for. */
final class TestJob implements Job {
    final Queue<JobRun> runs = new ConcurrentLinkedQueue<>();
    final Queue<String> performed = new ConcurrentLinkedQueue<>();
    final Queue<String> stopped = new ConcurrentLinkedQueue<>();
    /** Tasks that stay under way until they are told to stop, or are taken out. */
    final Set<String> held = ConcurrentHashMap.newKeySet();
    /** Whether they hear the monitor. */
    volatile boolean deaf;

    volatile List<String> tasks = List.of(ALL);
    volatile Work work = (run, task, monitor) -> Outcome.done("test.done", task);

    /** What a task does. */
    interface Work {
        Outcome perform(JobRun run, String task, TaskMonitor monitor) throws JobException, IOException;
    }

    @Override
    public Optional<String> defaultSchedule() {
        return Optional.of("30 2 * * *");
    }

    @Override
    public List<String> tasks(JobRun run) {
        runs.add(run);
        return tasks;
    }

    @Override
    public Outcome perform(JobRun run, String task, TaskMonitor monitor) throws JobException, IOException {
        performed.add(task);
        while (held.contains(task)) {
            if (monitor.stopRequested() && !deaf) {
                stopped.add(task);
                return Outcome.stopped();
            }
            Thread.onSpinWait();
        }
        return work.perform(run, task, monitor);
    }

    @Override
    public String say(String code, List<String> arguments, Locale language) {
        return language + " " + code + arguments;
    }
}
