package asterism.cli;

import asterism.api.cli.Verb;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code form}. */
@Component(service = Verb.class)
@Command(name = "form", sortOptions = false)
public final class FormVerb implements Verb {
    private final Homes homes;

    @Option(names = "--source", paramLabel = "DIR", descriptionKey = "work.source")
    private @Nullable String source;

    @Option(names = "--from", paramLabel = "DATE", descriptionKey = "form.from")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", descriptionKey = "form.to")
    private @Nullable String to;

    @Option(names = "--home", required = true, paramLabel = "DIR", descriptionKey = "export.home")
    private String home = "";

    private @Nullable CommandSpec spec;

    /** Wired by DS. */
    @Activate
    public FormVerb(@Reference Homes homes) {
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
        Map<String, String> days = days(command, text);
        Path place = Typing.path(command, text, "--home", home);
        if (source != null) {
            homes.source(Typing.path(command, text, "--source", source));
        }
        ProgressLine progress = new ProgressLine(command.getErr(), text, Terminal.isThere(), System::nanoTime);
        try (Lease<HomeServices> services = homes.open(place, text);
                Lease<JobServices> jobs = homes.openJobs(place, text)) {
            return new FormRun(services.service, jobs.service.jobs, command, text, progress, () -> Thread.sleep(500))
                    .run(source != null, days);
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
