package asterism.cli;

import asterism.api.cli.Verb;
import asterism.api.cli.VerbRunner;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
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
                    context.registerService(
                            Object.class, new Shell(runner, command.name()), FrameworkUtil.asDictionary(properties)));
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
        private final String verb;

        Shell(VerbRunner runner, String verb) {
            this.runner = runner;
            this.verb = verb;
        }

        /**
         * Runs the verb: Gogo takes a method of this name for any function.
         *
         * @param options the verb's options
         * @return the exit status
         */
        public int _main(Object[] options) {
            return runner.run(
                    Stream.concat(Stream.of(verb), Arrays.stream(options).map(String::valueOf))
                            .toArray(String[]::new));
        }
    }
}
