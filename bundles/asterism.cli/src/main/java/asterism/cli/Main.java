package asterism.cli;

import asterism.api.cli.VerbRunner;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What the jar does when it is started: the launcher runs this service on the main thread and makes its result the exit
 * code of the process.
 */
@Component(service = Callable.class, property = "main.thread:Boolean=true")
public final class Main implements Callable<Integer> {
    private final VerbRunner verbs;
    private final String[] arguments;

    /** The launcher is a service whose property holds the arguments of the command line. */
    @Activate
    public Main(
            @Reference VerbRunner verbs,
            @Reference(service = Object.class, target = "(launcher.arguments=*)") Map<String, Object> launcher) {
        this.verbs = verbs;
        this.arguments = (String[]) Objects.requireNonNull(launcher.get("launcher.arguments"));
    }

    @Override
    public Integer call() {
        return verbs.run(arguments);
    }
}
