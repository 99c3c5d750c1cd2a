package asterism.cli;

import static asterism.cli.SettingsSnapshot.ACTOR;
import static asterism.cli.SettingsSnapshot.UNION;

import asterism.api.configuration.Participation;
import asterism.api.upload.Endpoint;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.SendWatch;
import asterism.api.upload.UploadState;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;

/** Sends what is due. */
final class UploadRun {
    private static final int LIMIT = 10_000;
    private static final Set<UploadState> WAITING =
            EnumSet.of(UploadState.QUEUED, UploadState.SENDING, UploadState.HELD);
    private static final Set<UploadState> GOOD = EnumSet.of(UploadState.SENT, UploadState.SUPERSEDED);

    private final HomeServices services;
    private final CommandLine command;
    private final Text text;

    UploadRun(HomeServices services, CommandLine command, Text text) {
        this.services = services;
        this.command = command;
        this.text = text;
    }

    /**
     * Runs it.
     *
     * @param to       where to; empty for the connections that are set up
     * @param password at that place
     * @return the exit status: failed when a file failed, waits or is held
     */
    int run(Optional<Endpoint> to, char[] password) throws IOException {
        for (Participation one : services.participations.list(ACTOR, UNION)) {
            if (!one.storeCode().isEmpty() && !one.clientId().isEmpty()) {
                services.uploads.enqueue(ACTOR, UNION, one.participant());
            }
        }
        Map<Long, QueueEntry> told = new LinkedHashMap<>();
        (to.isPresent()
                        ? services.uploads.sendDue(ACTOR, UNION, to.get(), password, SendWatch.SILENT)
                        : services.uploads.sendDue(ACTOR, UNION, SendWatch.SILENT))
                .forEach(entry -> told.put(entry.fileId(), entry));
        // Who sends wants to know of those, too, that wait: for a person, for their next attempt, or for another file.
        services.uploads.queue(ACTOR, WAITING, LIMIT).stream()
                .filter(entry -> entry.unionId().equals(UNION))
                .forEach(entry -> told.putIfAbsent(entry.fileId(), entry));
        told.values().forEach(entry -> command.getOut().println(line(entry)));
        if (told.isEmpty()) {
            command.getOut().println(text.say("upload.nothing"));
        }
        boolean good = told.values().stream().allMatch(entry -> GOOD.contains(entry.state()));
        return good ? CommandShell.DONE : CommandShell.FAILED;
    }

    private String line(QueueEntry entry) {
        String state = services.words.uploads().say(entry.state(), text.language());
        String line =
                text.say("upload.file", entry.owner().storeId(), entry.baseName(), Long.toString(entry.bytes()), state);
        return entry.state() == UploadState.SENT
                ? line
                : entry.problem()
                        .map(problem -> line + ": " + services.words.uploads().say(problem, text.language()))
                        .orElse(line);
    }
}
