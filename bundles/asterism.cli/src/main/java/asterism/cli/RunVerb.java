package asterism.cli;

import asterism.api.cli.Verb;
import java.nio.file.Path;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code run}. */
@Component(service = Verb.class)
@Command(name = "run", sortOptions = false)
public final class RunVerb implements Verb {
    private final Homes homes;

    @Option(names = "--source", paramLabel = "DIR", descriptionKey = "work.source")
    private @Nullable String source;

    private final StopSignal stop = new StopSignal();

    @Option(names = "--home", required = true, paramLabel = "DIR", descriptionKey = "export.home")
    private String home = "";

    private @Nullable CommandSpec spec;

    /** Wired by DS. */
    @Activate
    public RunVerb(@Reference Homes homes) {
        this.homes = homes;
    }

    @Spec
    void spec(CommandSpec command) {
        spec = command;
        command.resourceBundle(ResourceBundle.getBundle("asterism.cli.messages"));
    }

    // What is held until the end need not be asked anything.
    @Override
    @SuppressWarnings("try")
    public Integer call() throws Exception {
        CommandLine command = Typing.command(spec);
        Text text = Text.of(command.getResourceBundle());
        Path place = Typing.path(command, text, "--home", home);
        if (source != null) {
            homes.source(Typing.path(command, text, "--source", source));
        }
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
