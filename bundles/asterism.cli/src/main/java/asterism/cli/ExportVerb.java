package asterism.cli;

import asterism.api.cli.Verb;
import asterism.cli.ExportServices.Place;
import asterism.cli.Readiness.Failure;
import asterism.cli.Readiness.NotReadyException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The verb {@code export}. It says where home and source are by configurations, and then waits until all that stands on
 * these two has come.
 */
@Component(service = Verb.class)
@Command(name = "export", sortOptions = false)
public final class ExportVerb implements Verb {
    /** A database that was not closed takes seconds to open; nothing takes this long. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** After this a component that cannot start is not one that is about to start anew. */
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private final ConfigurationAdmin configurations;
    private final Readiness readiness;
    private final Awaited<ExportServices> services = new Awaited<>();

    @Mixin
    private final ExportOptions options = new ExportOptions();

    private @Nullable CommandSpec spec;

    /** Wired by DS. */
    @Activate
    public ExportVerb(@Reference ConfigurationAdmin configurations, @Reference ServiceComponentRuntime components) {
        this.configurations = configurations;
        this.readiness = new Readiness(components);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setServices(ExportServices present) {
        services.set(present);
    }

    void unsetServices(ExportServices gone) {
        services.unset(gone);
    }

    @Spec
    void spec(CommandSpec command) {
        spec = command;
        command.resourceBundle(ResourceBundle.getBundle("asterism.cli.messages"));
    }

    @Override
    public Integer call() throws Exception {
        if (spec == null) {
            throw new IllegalStateException("The verb is no command yet");
        }
        CommandLine command = spec.commandLine();
        Text text = Text.of(command.getResourceBundle());
        ExportArguments arguments = new ArgumentCheck(command, text, Clock.systemUTC()).check(options);
        Place place = new Place(arguments.home().toString(), arguments.source().toString());
        configure("asterism.storage", "home", place.home());
        configure("asterism.source.csv", ExportServices.SOURCE_FOLDER, place.source());
        ProgressLine progress = new ProgressLine(command.getErr(), text, Terminal.isThere(), System::nanoTime);
        return new ExportRun(await(place, text), arguments, command, text, progress).run();
    }

    private void configure(String pid, String property, String value) throws IOException {
        configurations
                .getConfiguration(pid, "?")
                .updateIfDifferent(FrameworkUtil.asDictionary(Map.of(property, value)));
    }

    private ExportServices await(Place place, Text text) throws InterruptedException, NotReadyException {
        Optional<ExportServices> present = Optional.empty();
        for (Duration waited = Duration.ZERO;
                present.isEmpty() && waited.compareTo(LIMIT) < 0;
                waited = waited.plus(SETTLED)) {
            present = services.await(candidate -> candidate.standOn(place), SETTLED);
            Optional<Failure> failure = present.isPresent() ? Optional.empty() : readiness.failure();
            if (failure.isPresent()) {
                throw new NotReadyException(HomeClaim.words(failure.get(), Path.of(place.home()), text));
            }
        }
        return present.orElseThrow(() -> new NotReadyException(text.say(
                "services.missing", Long.toString(LIMIT.toSeconds()), String.join(", ", readiness.missing()))));
    }
}
