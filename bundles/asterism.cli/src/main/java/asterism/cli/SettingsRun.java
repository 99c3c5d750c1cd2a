package asterism.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import picocli.CommandLine;

/** Writes settings to a file, or takes them from one. */
final class SettingsRun {
    private final HomeServices services;
    private final CommandLine command;
    private final Text text;

    SettingsRun(HomeServices services, CommandLine command, Text text) {
        this.services = services;
        this.command = command;
        this.text = text;
    }

    int write(Path file) throws IOException, InterruptedException {
        String settings = SettingsText.write(SettingsSnapshot.read(services));
        Path part = file.resolveSibling("." + file.getFileName() + ".asterism-part");
        Files.writeString(part, settings, StandardCharsets.UTF_8);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        command.getOut().println(text.say("settings.exported", file.toString()));
        return CommandShell.DONE;
    }

    int take(Path file, boolean confirmed) throws IOException, InterruptedException {
        String settings = Files.readString(file, StandardCharsets.UTF_8);
        SettingsSnapshot known = SettingsSnapshot.read(services);
        List<String> refusals;
        try {
            SettingsSnapshot wanted = SettingsReader.read(settings, known);
            refusals = new SettingsImport(services, known, confirmed, text).apply(wanted);
        } catch (SettingsFileException e) {
            refusals = e.faults().stream()
                    .map(fault ->
                            text.say("settings.line", Integer.toString(fault.line()), fault.what(), fault.expected()))
                    .toList();
        }
        if (!refusals.isEmpty()) {
            refusals.forEach(command.getErr()::println);
            command.getErr().println(text.say("settings.refused", file.toString()));
            return CommandShell.FAILED;
        }
        command.getOut().println(text.say("settings.imported", file.toString()));
        services.connections.all(SettingsSnapshot.ACTOR, SettingsSnapshot.UNION).stream()
                .filter(connection -> !connection.hasPassword()
                        && !connection.endpoint().user().isEmpty())
                .forEach(connection -> command.getOut()
                        .println(text.say(
                                "settings.password", connection.endpoint().place())));
        return CommandShell.DONE;
    }
}
