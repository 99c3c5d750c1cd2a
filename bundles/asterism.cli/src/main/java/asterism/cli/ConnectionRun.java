package asterism.cli;

import static asterism.cli.SettingsSnapshot.ACTOR;
import static asterism.cli.SettingsSnapshot.UNION;

import asterism.api.upload.ConnectionCheck;
import asterism.api.upload.Endpoint;
import asterism.api.upload.UploadConnection;
import asterism.api.upload.UploadStep;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;

/** Tries a connection, or keeps its password. */
final class ConnectionRun {
    private final HomeServices services;
    private final CommandLine command;
    private final Text text;

    ConnectionRun(HomeServices services, CommandLine command, Text text) {
        this.services = services;
        this.command = command;
        this.text = text;
    }

    int test(String clientId) throws IOException {
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

    /**
     * Keeps the password of a connection.
     *
     * @param clientId legal entity code; empty for the common connection
     * @param asked    asks for it
     */
    int password(String clientId, Function<Endpoint, char[]> asked) throws IOException {
        Optional<UploadConnection> found = services.connections.all(ACTOR, UNION).stream()
                .filter(connection -> connection.clientId().equals(clientId))
                .findFirst();
        if (found.isEmpty() || found.get().endpoint().user().isEmpty()) {
            command.getErr().println(text.say("connection.without-user"));
            return CommandShell.FAILED;
        }
        Endpoint endpoint = found.get().endpoint();
        char[] password = asked.apply(endpoint);
        try {
            services.connections.save(ACTOR, found.get(), Optional.of(password));
        } finally {
            Arrays.fill(password, (char) 0);
        }
        command.getOut().println(text.say("connection.password-kept", endpoint.user(), endpoint.place()));
        return CommandShell.DONE;
    }
}
