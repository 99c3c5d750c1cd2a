package asterism.cli;

import asterism.api.cli.Verb;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The verb {@code status}. */
@Component(service = Verb.class)
@Command(name = "status", sortOptions = false)
public final class StatusVerb extends HomeVerb {
    /** Wired by DS. */
    @Activate
    public StatusVerb(@Reference Homes homes) {
        super(homes);
    }

    @Override
    int run(CommandLine command, Text text, Path place) throws Exception {
        try (Lease<HomeServices> services = homes.open(place, text)) {
            return new StatusRun(services.service, command, text).run();
        }
    }
}
