package asterism.cli;

import asterism.api.cli.Verb;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The verb {@code run}. */
@Component(service = Verb.class)
@Command(name = "run", sortOptions = false)
public final class RunVerb extends HomeVerb {
    private final StopSignal stop = new StopSignal();

    @Mixin
    private final WorkOptions work = new WorkOptions();

    /** Wired by DS. */
    @Activate
    public RunVerb(@Reference Homes homes) {
        super(homes);
    }

    // What is held until the end need not be asked anything.
    @Override
    @SuppressWarnings("try")
    int run(CommandLine command, Text text, Path place) throws Exception {
        work.apply(homes, place, command, text);
        try (Lease<HomeServices> services = homes.open(place, text);
                StopSignal.Hold hold = stop.hold();
                HomeClaim claim = HomeClaim.write(place, ProcessHandle.current().pid())) {
            try (Lease<JobServices> jobs = homes.openJobs(place, text)) {
                return new WorkRun(services.service.schedules, command, text).run(stop);
            }
        }
    }

    /** The framework stops. */
    @Deactivate
    void end() {
        stop.stop();
    }
}
