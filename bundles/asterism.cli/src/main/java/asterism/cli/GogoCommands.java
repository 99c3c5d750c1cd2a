package asterism.cli;

import asterism.api.cli.Verb;
import asterism.api.cli.VerbRunner;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import picocli.CommandLine.Command;

/** Offers every verb as a Gogo command of the scope {@code asterism}. */
@Component(service = {})
public final class GogoCommands {
    private final BundleContext context;
    private final VerbRunner runner;
    private final ConcurrentMap<Verb, ServiceRegistration<?>> commands = new ConcurrentHashMap<>();

    /** Wired by DS. */
    @Activate
    public GogoCommands(BundleContext context, @Reference VerbRunner runner) {
        this.context = context;
        this.runner = runner;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addVerb(Verb verb) {
        Command command = verb.getClass().getAnnotation(Command.class);
        if (command != null) {
            Map<String, Object> properties =
                    Map.of("osgi.command.scope", "asterism", "osgi.command.function", command.name());
            commands.put(
                    verb,
                    context.registerService(Object.class, new Shell(runner), FrameworkUtil.asDictionary(properties)));
        }
    }

    void removeVerb(Verb verb) {
        ServiceRegistration<?> registration = commands.remove(verb);
        if (registration != null) {
            registration.unregister();
        }
    }

    /** What Gogo calls. */
    public static final class Shell {
        private final VerbRunner runner;

        Shell(VerbRunner runner) {
            this.runner = runner;
        }

        /**
         * Runs a verb: Gogo takes a method of this name for any function.
         *
         * @param arguments the function, which is the verb, and its options
         * @return the exit status
         */
        public int _main(Object[] arguments) {
            return runner.run(Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
        }
    }
}
