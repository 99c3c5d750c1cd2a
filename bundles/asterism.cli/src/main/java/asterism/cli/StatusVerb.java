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
import picocli.CommandLine.Spec;

/** The verb {@code status}. */
@Component(service = Verb.class)
@Command(name = "status", sortOptions = false)
public final class StatusVerb implements Verb {
    private final Homes homes;

    @Option(names = "--home", required = true, paramLabel = "DIR", descriptionKey = "export.home")
    private String home = "";

    private @Nullable CommandSpec spec;

    /** Wired by DS. */
    @Activate
    public StatusVerb(@Reference Homes homes) {
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
        Path place = Typing.path(command, text, "--home", home);
        try (Lease<HomeServices> services = homes.open(place, text)) {
            return new StatusRun(services.service, command, text).run();
        }
    }
}
