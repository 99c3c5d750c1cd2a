package asterism.cli;

import static asterism.cli.SettingsSnapshot.ACTOR;
import static asterism.cli.SettingsSnapshot.UNION;

import asterism.api.Progress.Step;
import asterism.api.configuration.StoreReadiness;
import java.io.IOException;
import java.util.Map;
import picocli.CommandLine;

/** Brings lot data up to date and forms files, by the jobs that do so by schedule. */
final class FormRun {
    private final HomeServices services;
    private final JobRunner jobs;
    private final CommandLine command;
    private final Text text;

    FormRun(HomeServices services, JobRunner jobs, CommandLine command, Text text) {
        this.services = services;
        this.jobs = jobs;
        this.command = command;
        this.text = text;
    }

    /**
     * Runs it.
     *
     * @param days first and last day, or none for the regular window
     */
    int run(Map<String, String> days) throws IOException, InterruptedException {
        if (!jobs.run("prepare", Step.UPDATE, Map.of())) {
            return CommandShell.FAILED;
        }
        for (StoreReadiness store : services.readiness.checkList(ACTOR, UNION).stores()) {
            if (!store.isReady()) {
                command.getErr()
                        .println(text.say(
                                "form.left-out",
                                store.participation().storeId(),
                                services.words.lacks(store, text.language())));
            }
        }
        return jobs.run("form", Step.FORM, days) ? CommandShell.DONE : CommandShell.FAILED;
    }
}
