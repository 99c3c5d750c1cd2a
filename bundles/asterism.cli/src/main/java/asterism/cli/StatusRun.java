package asterism.cli;

import static asterism.cli.SettingsSnapshot.ACTOR;
import static asterism.cli.SettingsSnapshot.UNION;

import asterism.api.configuration.CheckList;
import asterism.api.configuration.StepState;
import asterism.api.configuration.StoreReadiness;
import asterism.api.export.ExportFile;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.UploadState;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Tells how things stand. */
final class StatusRun {
    private static final int LIMIT = 10_000;
    private static final int FILES = 3;
    private static final Set<UploadState> WAITING =
            EnumSet.of(UploadState.QUEUED, UploadState.SENDING, UploadState.FAILED);

    private final HomeServices services;
    private final CommandLine command;
    private final Text text;

    StatusRun(HomeServices services, CommandLine command, Text text) {
        this.services = services;
        this.command = command;
        this.text = text;
    }

    int run() throws IOException {
        CheckList list = services.readiness.checkList(ACTOR, UNION);
        steps(list.steps());
        lacks(list.stores());
        files(list.stores());
        queue("status.queue", WAITING);
        queue("status.held", EnumSet.of(UploadState.HELD));
        return CommandShell.DONE;
    }

    private void print(Columns rows, String title) {
        rows.print(command.getOut(), text.say(title), text.say("status.none"));
    }

    private void steps(List<StepState> steps) {
        Columns rows = new Columns();
        for (StepState step : steps) {
            rows.add(
                    services.words.settings().say(step.step(), text.language()),
                    text.say("status.step." + step.state()),
                    step.total() > 1 ? step.done() + "/" + step.total() : "");
        }
        print(rows, "status.steps");
    }

    private void lacks(List<StoreReadiness> stores) {
        Columns rows = new Columns();
        for (StoreReadiness store : stores) {
            if (!store.isReady()) {
                rows.add(
                        store.participation().storeId(),
                        store.participation().storeCode(),
                        services.words.lacks(store, text.language()));
            }
        }
        print(rows, "status.lacks");
    }

    private void files(List<StoreReadiness> stores) throws IOException {
        Columns rows = new Columns();
        Set<String> ids = stores.stream()
                .map(store -> store.participation().storeId())
                .collect(Collectors.toCollection(TreeSet::new));
        for (String store : ids) {
            for (ExportFile file :
                    services.files.ofStore(ACTOR, store).stream().limit(FILES).toList()) {
                String state = services.uploads
                        .entry(ACTOR, file.id())
                        .map(entry -> services.words.uploads().say(entry.state(), text.language()))
                        .orElse("");
                rows.add(
                        store,
                        file.archive(),
                        file.first() + " – " + file.last(),
                        text.say("status.bytes", Long.toString(file.bytes())),
                        state);
            }
        }
        print(rows, "status.files");
    }

    private void queue(String title, Set<UploadState> states) throws IOException {
        Columns rows = new Columns();
        for (QueueEntry entry : services.uploads.queue(ACTOR, states, LIMIT)) {
            if (entry.unionId().equals(UNION)) {
                rows.add(
                        entry.owner().storeId(),
                        entry.baseName(),
                        services.words.uploads().say(entry.state(), text.language()),
                        entry.problem()
                                .map(problem -> services.words.uploads().say(problem, text.language()))
                                .orElse(""));
            }
        }
        print(rows, title);
    }
}
