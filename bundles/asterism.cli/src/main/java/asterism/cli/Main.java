package asterism.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the jar does when it is started: the launcher runs this service on the main thread and makes its result the exit
 * code of the process.
 */
@Component(service = Callable.class, property = "main.thread:Boolean=true")
public final class Main implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private final List<String> arguments;

    /** The launcher is a service whose property holds the arguments of the command line. */
    @Activate
    public Main(@Reference(service = Object.class, target = "(launcher.arguments=*)") Map<String, Object> launcher) {
        arguments = List.copyOf(Arrays.asList((String[]) launcher.get("launcher.arguments")));
    }

    @Override
    public Integer call() {
        LOG.debug("called with {}", arguments);
        arguments.forEach(System.out::println);
        return arguments.size();
    }
}
