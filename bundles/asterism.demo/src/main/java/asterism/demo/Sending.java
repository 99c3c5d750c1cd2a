package asterism.demo;

import asterism.demo.SourceFolder.Chain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** The way from settings to files on an FTP server, which is the demo's own, on a chain that was generated. */
final class Sending {
    private static final String DIRECTORY = "ESCAPE_IN";

    private final Path folder;
    private final Chain chain;
    private final String client;
    private final Screen screen;
    private final DemoHome home;

    Sending(Path folder, Chain chain, String client, Screen screen, DemoHome home) {
        this.folder = folder;
        this.chain = chain;
        this.client = client;
        this.screen = screen;
        this.home = home;
    }

    /**
     * Goes it.
     *
     * @param password of the server's user, for this time only
     * @param period   options that name the window; none for the usual one
     * @param after    what is done then, given the exit status so far, while the server is still there
     * @return the exit status of the first step that failed, or of what was done then
     */
    int run(String password, List<String> period, IntUnaryOperator after) throws IOException {
        Path arrived = Files.createDirectories(folder.resolve("server").resolve(DIRECTORY));
        FormedFiles before = FormedFiles.in(arrived);
        try (LoopbackFtp server = LoopbackFtp.start(folder.resolve("server").toAbsolutePath(), password)) {
            int status = settings(server.port());
            if (status == 0) {
                screen.say("demo.password", Shell.line(command("connection", "password")));
                home.keepPassword(password);
                status = initial();
            }
            status = status == 0 ? screen.run("demo.form", form(period)) : status;
            status = status == 0 ? screen.run("demo.upload", command("upload")) : status;
            screen.say("demo.arrived", arrived.toAbsolutePath().normalize());
            screen.files(FormedFiles.in(arrived).since(before).sizes());
            return after.applyAsInt(status);
        }
    }

    private List<String> form(List<String> period) {
        List<String> form = new ArrayList<>(command("form"));
        form.addAll(List.of("--source", folder.resolve("source").toString()));
        form.addAll(period);
        return form;
    }

    private int settings(int port) throws IOException {
        Path file = folder.resolve("chain.settings");
        Files.writeString(file, text(port), StandardCharsets.UTF_8);
        return screen.run("demo.settings", command("settings", "import", file.toString()));
    }

    private String text(int port) {
        List<String> lines = new ArrayList<>(List.of("[integration]", "enabled = true", "", "[kinds]", "scope = ALL"));
        for (int store = 1; store <= chain.stores(); store++) {
            lines.addAll(List.of(
                    "",
                    "[store]",
                    "store = " + store,
                    "storeCode = " + store,
                    "clientId = " + client,
                    "initialDay = " + chain.first()));
        }
        lines.addAll(List.of(
                "",
                "[connection]",
                "clientId =",
                "protocol = ftp",
                "host = " + LoopbackFtp.HOST,
                "port = " + port,
                "directory = " + DIRECTORY,
                "user = " + LoopbackFtp.USER,
                ""));
        return String.join("\n", lines);
    }

    private int initial() throws IOException {
        if (!home.needsInitialData()) {
            return 0;
        }
        List<String> form = new ArrayList<>(command("initial", "form"));
        form.addAll(List.of(
                "--source",
                folder.resolve("source").toString(),
                "--to",
                chain.last().toString()));
        int status = screen.run("demo.initial", form);
        return status == 0 ? screen.run("demo.confirm", command("initial", "confirm")) : status;
    }

    private List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(List.of("--home", folder.resolve("home").toString()));
        return command;
    }
}
