package asterism.cli;

import static asterism.cli.SettingsSnapshot.ACTOR;
import static asterism.cli.SettingsSnapshot.UNION;

import asterism.api.Progress.Step;
import asterism.api.jobs.Jobs;
import asterism.api.jobs.Phase;
import asterism.api.jobs.RunState;
import asterism.api.jobs.RunUnderWayException;
import asterism.api.jobs.TaskState;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;

/** Runs jobs one after the other, and tells how far they are and how they ended. */
final class JobRunner {
    private static final long PAUSE_MILLIS = 300;
    /** How often a job is looked for that is about to come. */
    private static final int TRIES = 100;

    private static final Set<Phase> GOOD = Set.of(Phase.DONE, Phase.NOTHING_TO_DO);

    private final Jobs jobs;
    private final CommandLine command;
    private final Text text;
    private final ProgressLine progress;
    private final Pause pause;

    /** Lets time pass between two looks. */
    @FunctionalInterface
    interface Pause {
        void await() throws InterruptedException;
    }

    JobRunner(Jobs jobs, CommandLine command, Text text, ProgressLine progress, Pause pause) {
        this.jobs = jobs;
        this.command = command;
        this.text = text;
        this.progress = progress;
        this.pause = pause;
    }

    static JobRunner of(Jobs jobs, CommandLine command, Text text) {
        ProgressLine progress = new ProgressLine(command.getErr(), text, Terminal.isThere(), System::nanoTime);
        return new JobRunner(jobs, command, text, progress, () -> Thread.sleep(PAUSE_MILLIS));
    }

    /**
     * Runs a job to its end. A run that an earlier process left is brought to its end before; when it is the same, that
     * is all.
     *
     * @return whether nothing failed
     */
    boolean run(String job, Step step, Map<String, String> parameters) throws IOException, InterruptedException {
        for (int i = 0; i < TRIES && !jobs.jobs().contains(job); i++) {
            pause.await();
        }
        while (true) {
            try {
                return isGood(follow(jobs.start(ACTOR, job, UNION, parameters), step));
            } catch (RunUnderWayException e) {
                command.getErr().println(text.say("form.under-way", job, Long.toString(e.runId())));
                RunState left = follow(e.runId(), step);
                if (left.run().parameters().equals(parameters)) {
                    return isGood(left);
                }
            }
        }
    }

    private static boolean isGood(RunState state) {
        return GOOD.contains(state.phase());
    }

    private RunState follow(long id, Step step) throws IOException, InterruptedException {
        RunState state = jobs.run(ACTOR, id).orElseThrow();
        while (!state.phase().isOver()) {
            Step now = state.progress().unit().equals("byte") ? Step.READ : step;
            progress.at(now, state.progress().done(), state.progress().total());
            pause.await();
            state = jobs.run(ACTOR, id).orElseThrow();
        }
        progress.clear();
        String job = state.run().job();
        for (TaskState task : jobs.tasks(ACTOR, id)) {
            (task.phase() == Phase.FAILED ? command.getErr() : command.getOut())
                    .println(text.say("form.task", job, task.name(), phase(task.phase()), why(task)));
        }
        command.getOut().println(text.say("form.over", job, phase(state.phase())));
        return state;
    }

    private String phase(Phase phase) {
        return text.say("phase." + phase);
    }

    private static String why(TaskState task) {
        return (task.code() + " " + String.join(", ", task.arguments())).strip();
    }
}
