package asterism.cli;

import asterism.api.cli.Verb;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The verb {@code form}. */
@Component(service = Verb.class)
@Command(name = "form", sortOptions = false)
public final class FormVerb extends HomeVerb {
    @Mixin
    private final WorkOptions work = new WorkOptions();

    @Option(names = "--from", paramLabel = "DATE", descriptionKey = "form.from")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", descriptionKey = "form.to")
    private @Nullable String to;

    /** Wired by DS. */
    @Activate
    public FormVerb(@Reference Homes homes) {
        super(homes);
    }

    @Override
    int run(CommandLine command, Text text, Path place) throws Exception {
        Map<String, String> days = days(command, text);
        work.apply(homes, place, command, text);
        try (Lease<HomeServices> services = homes.open(place, text);
                Lease<JobServices> jobs = homes.openJobs(place, text)) {
            JobRunner runner = JobRunner.of(jobs.service.jobs, command, text);
            return new FormRun(services.service, runner, command, text).run(days);
        }
    }

    private Map<String, String> days(CommandLine command, Text text) {
        if (from == null && to == null) {
            return Map.of();
        }
        if (from == null || to == null) {
            throw new ParameterException(command, text.say("usage.from-and-to"));
        }
        LocalDate first = Typing.date(command, text, "--from", from);
        LocalDate last = Typing.date(command, text, "--to", to);
        if (first.isAfter(last)) {
            throw new ParameterException(command, text.say("usage.order", "--from", from, to));
        }
        return new TreeMap<>(Map.of("from", from, "to", to));
    }
}
