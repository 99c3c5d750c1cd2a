package asterism.cli;

import asterism.api.cli.Verb;
import java.nio.file.Path;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code settings}. */
@Component(service = Verb.class)
@Command(name = "settings", sortOptions = false)
public final class SettingsVerb implements Verb {
    private final Homes homes;

    @Parameters(index = "0", paramLabel = "export|import", descriptionKey = "settings.action")
    private String action = "";

    @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "settings.file")
    private String file = "";

    @Option(names = "--home", required = true, paramLabel = "DIR", descriptionKey = "export.home")
    private String home = "";

    @Option(names = "--confirm-codes", descriptionKey = "settings.confirm")
    private boolean confirmed;

    private @Nullable CommandSpec spec;

    /** Wired by DS. */
    @Activate
    public SettingsVerb(@Reference Homes homes) {
        this.homes = homes;
    }

    @Spec
    void spec(CommandSpec command) {
        spec = command;
        command.resourceBundle(ResourceBundle.getBundle("asterism.cli.messages"));
    }

    @Override
    public Integer call() throws Exception {
        CommandLine command = Typing.command(spec);
        Text text = Text.of(command.getResourceBundle());
        if (!action.equals("export") && !action.equals("import")) {
            throw Typing.wrong(command, text, "settings", action, "usage.settings");
        }
        Path path = Typing.path(command, text, "FILE", file);
        Path place = Typing.path(command, text, "--home", home);
        try (Lease<HomeServices> services = homes.open(place, text)) {
            SettingsRun run = new SettingsRun(services.service, command, text);
            return action.equals("export") ? run.write(path) : run.take(path, confirmed);
        }
    }
}
