package asterism.cli;

import asterism.api.cli.Verb;
import java.nio.file.Path;
import java.util.List;
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
import picocli.CommandLine.Parameters;

/** The verb {@code initial}. */
@Component(service = Verb.class)
@Command(name = "initial", sortOptions = false)
public final class InitialVerb extends HomeVerb {
    private static final List<String> ACTIONS = List.of("form", "confirm", "refuse");

    @Parameters(index = "0", paramLabel = "form|confirm|refuse", descriptionKey = "initial.action")
    private String action = "";

    @Option(names = "--stores", paramLabel = "all|S1,S2", descriptionKey = "initial.stores")
    private String stores = Typing.ALL;

    @Option(names = "--to", paramLabel = "DATE", descriptionKey = "initial.to")
    private @Nullable String to;

    @Option(names = "--remark", paramLabel = "TEXT", descriptionKey = "initial.remark")
    private String remark = "";

    @Option(names = "--formed-elsewhere", descriptionKey = "initial.elsewhere")
    private boolean elsewhere;

    @Mixin
    private final WorkOptions work = new WorkOptions();

    /** Wired by DS. */
    @Activate
    public InitialVerb(@Reference Homes homes) {
        super(homes);
    }

    @Override
    int run(CommandLine command, Text text, Path place) throws Exception {
        if (!ACTIONS.contains(action)) {
            throw Typing.wrong(command, text, "initial", action, "usage.initial");
        }
        List<String> ids = Typing.list(command, text, "--stores", stores).orElse(List.of());
        Map<String, String> parameters = parameters(command, text, ids);
        work.apply(homes, place, command, text);
        try (Lease<HomeServices> services = homes.open(place, text)) {
            InitialRun run = new InitialRun(services.service, command, text);
            if (action.equals("confirm")) {
                return run.confirm(ids, remark, elsewhere);
            }
            if (action.equals("refuse")) {
                return run.refuse(ids, remark);
            }
            try (Lease<JobServices> jobs = homes.openJobs(place, text)) {
                return run.form(JobRunner.of(jobs.service.jobs, command, text), parameters);
            }
        }
    }

    private Map<String, String> parameters(CommandLine command, Text text, List<String> ids) {
        Map<String, String> parameters = new TreeMap<>();
        if (to != null) {
            parameters.put("to", Typing.date(command, text, "--to", to).toString());
        }
        if (!ids.isEmpty()) {
            parameters.put("store", String.join(",", ids));
        }
        return parameters;
    }
}
