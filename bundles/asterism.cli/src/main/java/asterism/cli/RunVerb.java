package asterism.cli;

import asterism.api.cli.Verb;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code run}. */
@Component(service = Verb.class)
@Command(name = "run", sortOptions = false)
public final class RunVerb extends HomeVerb {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final StopSignal stop = new StopSignal();

    @Mixin
    private final WorkOptions work = new WorkOptions();

    @Option(names = "--port", paramLabel = "N", descriptionKey = "host.port")
    private @Nullable String port;

    /** Wired by DS. */
    @Activate
    public RunVerb(@Reference Homes homes) {
        super(homes);
    }

    // What is held until the end need not be asked anything.
    @Override
    @SuppressWarnings("try")
    int run(CommandLine command, Text text, Path place) throws Exception {
        HostFile host = host(command, text, place);
        work.apply(homes, place, command, text);
        try (Lease<HomeServices> services = homes.open(place, text);
                StopSignal.Hold hold = stop.hold();
                HomeClaim claim = HomeClaim.write(place, ProcessHandle.current().pid())) {
            // The jobs need not wait for pages.
            try (Lease<JobServices> jobs = homes.openJobs(place, text);
                    Lease<HostServices> users = homes.openHost(host, place, text)) {
                new HostRun(users.service.links, command, text).begin(stop, homes::hostFailure);
                return new WorkRun(services.service.schedules, jobs.service, command, text).run(stop, LOOK);
            }
        }
    }

    private HostFile host(CommandLine command, Text text, Path place) throws IOException {
        HostFile file = HostFile.read(place, text);
        String typed = port;
        return typed == null ? file : file.withPort(Typing.port(command, text, typed));
    }

    /** The framework stops. */
    @Deactivate
    void end() {
        stop.stop();
    }
}
