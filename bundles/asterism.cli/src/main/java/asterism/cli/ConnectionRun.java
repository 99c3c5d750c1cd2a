package asterism.cli;

import static asterism.cli.SettingsSnapshot.ACTOR;
import static asterism.cli.SettingsSnapshot.UNION;

import asterism.api.upload.ConnectionCheck;
import asterism.api.upload.UploadStep;
import java.io.IOException;
import picocli.CommandLine;

/** Tries a connection. */
final class ConnectionRun {
    private final HomeServices services;
    private final CommandLine command;
    private final Text text;

    ConnectionRun(HomeServices services, CommandLine command, Text text) {
        this.services = services;
        this.command = command;
        this.text = text;
    }

    int run(String clientId) throws IOException {
        ConnectionCheck check = services.connections.test(ACTOR, UNION, clientId);
        for (UploadStep step : check.done()) {
            command.getOut()
                    .println(
                            text.say("connection.done", services.words.uploads().say(step, text.language())));
        }
        check.problem()
                .ifPresent(problem -> command.getErr()
                        .println(text.say(
                                "connection.failed",
                                services.words.uploads().say(problem.step(), text.language()),
                                services.words.uploads().say(problem, text.language()))));
        if (check.unencrypted()) {
            command.getOut().println(text.say("connection.plain"));
        }
        return check.passed() ? CommandShell.DONE : CommandShell.FAILED;
    }
}
