package asterism.cli;

import asterism.api.cli.Verb;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code settings}. */
@Component(service = Verb.class)
@Command(name = "settings", sortOptions = false)
public final class SettingsVerb extends HomeVerb {
    @Parameters(index = "0", paramLabel = "export|import", descriptionKey = "settings.action")
    private String action = "";

    @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "settings.file")
    private String file = "";

    @Option(names = "--confirm-codes", descriptionKey = "settings.confirm")
    private boolean confirmed;

    /** Wired by DS. */
    @Activate
    public SettingsVerb(@Reference Homes homes) {
        super(homes);
    }

    @Override
    int run(CommandLine command, Text text, Path place) throws Exception {
        if (!action.equals("export") && !action.equals("import")) {
            throw Typing.wrong(command, text, "settings", action, "usage.settings");
        }
        Path path = Typing.path(command, text, "FILE", file);
        try (Lease<HomeServices> services = homes.open(place, text)) {
            SettingsRun run = new SettingsRun(services.service, command, text);
            return action.equals("export") ? run.write(path) : run.take(path, confirmed);
        }
    }
}
