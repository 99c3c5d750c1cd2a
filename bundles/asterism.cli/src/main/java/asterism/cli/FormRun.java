package asterism.cli;

import static asterism.cli.SettingsSnapshot.ACTOR;
import static asterism.cli.SettingsSnapshot.UNION;

import asterism.api.Progress.Step;
import asterism.api.configuration.CheckList;
import asterism.api.configuration.StoreReadiness;
import asterism.api.jobs.Jobs;
import asterism.api.jobs.Phase;
import asterism.api.jobs.RunState;
import asterism.api.jobs.RunUnderWayException;
import asterism.api.jobs.TaskState;
import java.io.IOException;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Brings lot data up to date and forms files, by the jobs that do so by schedule. */
final class FormRun {
    private static final String PREPARE = "prepare";
    private static final String FORM = "form";
    /** How often a job is looked for that is about to come. */
    private static final int TRIES = 60;

    private final HomeServices services;
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

    FormRun(HomeServices services, Jobs jobs, CommandLine command, Text text, ProgressLine progress, Pause pause) {
        this.services = services;
        this.jobs = jobs;
        this.command = command;
        this.text = text;
        this.progress = progress;
        this.pause = pause;
    }

    /**
     * Runs it.
     *
     * @param prepare whether there is a source to read
     * @param days    first and last day, or none for the regular window
     */
    int run(boolean prepare, Map<String, String> days) throws IOException, InterruptedException {
        if (prepare && !job(PREPARE, Step.UPDATE, Map.of())) {
            return CommandShell.FAILED;
        }
        leftOut(services.readiness.checkList(ACTOR, UNION));
        return job(FORM, Step.FORM, days) ? CommandShell.DONE : CommandShell.FAILED;
    }

    private void leftOut(CheckList list) {
        for (StoreReadiness store : list.stores()) {
            if (!store.isReady()) {
                String why = new TreeSet<>(store.lacks())
                        .stream()
                                .map(lack -> services.words.settings().say(lack, text.language()))
                                .collect(Collectors.joining("; "));
                command.getErr()
                        .println(text.say("form.left-out", store.participation().storeId(), why));
            }
        }
    }

    private boolean job(String job, Step step, Map<String, String> parameters)
            throws IOException, InterruptedException {
        for (int i = 0; i < TRIES && !jobs.jobs().contains(job); i++) {
            pause.await();
        }
        long id;
        try {
            id = jobs.start(ACTOR, job, UNION, parameters);
        } catch (RunUnderWayException e) {
            command.getErr().println(text.say("form.under-way", job, Long.toString(e.runId())));
            return false;
        }
        RunState state = jobs.run(ACTOR, id).orElseThrow();
        while (!state.phase().isOver()) {
            progress.at(step, state.progress().done(), state.progress().total());
            pause.await();
            state = jobs.run(ACTOR, id).orElseThrow();
        }
        progress.clear();
        for (TaskState task : jobs.tasks(ACTOR, id)) {
            (task.phase() == Phase.FAILED ? command.getErr() : command.getOut())
                    .println(text.say("form.task", job, task.name(), phase(task.phase()), why(task)));
        }
        command.getOut().println(text.say("form.over", job, phase(state.phase())));
        return state.phase() == Phase.DONE || state.phase() == Phase.NOTHING_TO_DO;
    }

    private String phase(Phase phase) {
        return text.say("phase." + phase);
    }

    private static String why(TaskState task) {
        return (task.code() + " " + String.join(", ", task.arguments())).strip();
    }
}
