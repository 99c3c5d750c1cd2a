package asterism.cli;

import asterism.api.cli.Verb;
import asterism.api.upload.Endpoint;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code upload}. */
@Component(service = Verb.class)
@Command(name = "upload", sortOptions = false)
public final class UploadVerb extends HomeVerb {
    @Option(names = "--to", paramLabel = "URL", descriptionKey = "upload.to")
    private @Nullable String to;

    /** Wired by DS. */
    @Activate
    public UploadVerb(@Reference Homes homes) {
        super(homes);
    }

    @Override
    int run(CommandLine command, Text text, Path place) throws Exception {
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
