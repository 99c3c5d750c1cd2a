package asterism.api.cli;

import org.osgi.annotation.versioning.ProviderType;

/** Runs verbs as the command line does; for verbs that are made of others. */
@ProviderType
public interface VerbRunner {
    /**
     * Runs a verb. One verb runs at a time, but a verb may run another one.
     *
     * @param arguments what stands behind {@code ./asterism}: the verb and its options
     * @return the exit status: 0 done, 1 failed, 2 wrong usage
     */
    int run(String... arguments);
}
