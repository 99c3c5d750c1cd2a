package asterism.cli;

import asterism.api.cli.Verb;
import asterism.api.upload.Endpoint;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
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

/** The verb {@code upload}. */
@Component(service = Verb.class)
@Command(name = "upload", sortOptions = false)
public final class UploadVerb implements Verb {
    private final Homes homes;

    @Option(names = "--to", paramLabel = "URL", descriptionKey = "upload.to")
    private @Nullable String to;

    @Option(names = "--home", required = true, paramLabel = "DIR", descriptionKey = "export.home")
    private String home = "";

    private @Nullable CommandSpec spec;

    /** Wired by DS. */
    @Activate
    public UploadVerb(@Reference Homes homes) {
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
        Optional<Endpoint> endpoint = Optional.ofNullable(to).map(url -> Places.parse(command, text, url));
        char[] password = endpoint.filter(one -> !one.host().isEmpty())
                .map(one -> Places.password(command, text, one, System::getenv))
                .orElseGet(() -> new char[0]);
        try (Lease<HomeServices> services = homes.open(place, text)) {
            return new UploadRun(services.service, command, text).run(endpoint, password);
        } finally {
            Arrays.fill(password, (char) 0);
        }
    }
}
