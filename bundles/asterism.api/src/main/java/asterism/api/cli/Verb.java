package asterism.api.cli;

import java.util.concurrent.Callable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A verb of the command line ({@code ./asterism VERB …}), and at the same time a Gogo command.
 *
 * <p>An implementation is a picocli command: a class annotated {@code @Command} whose fields are its options. The
 * command line registers every verb it finds as a sub-command, parses the arguments into the fields and calls
 * {@link #call()}; it prints through {@code CommandSpec.commandLine().getOut()} and {@code getErr()}.
 *
 * <p>Threading: one call at a time.
 */
@ConsumerType
public interface Verb extends Callable<Integer> {
    /**
     * Runs the verb with the options that were parsed before.
     *
     * @return the exit status: 0 done, 1 failed, 2 wrong usage
     * @throws Exception anything that ends the verb early; the command line prints its message and exits with 1
     */
    @Override
    Integer call() throws Exception;
}
