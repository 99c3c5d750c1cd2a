package asterism.api.configuration;

import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/** Puts into words, where they are read, what configuration keeps as code and arguments. Thread-safe. */
@ProviderType
public interface SettingsWording {
    /**
     * Words why a change is refused; names the store.
     *
     * @param refusal  why
     * @param language Russian, or English for any other
     * @return one sentence without a line break
     */
    String say(Refusal refusal, Locale language);

    /**
     * Words what a store lacks.
     *
     * @param lack     what
     * @param language Russian, or English for any other
     * @return a few words that can follow others
     */
    String say(Lack lack, Locale language);

    /**
     * Words a step of the check-list.
     *
     * @param step     the step
     * @param language Russian, or English for any other
     * @return its title
     */
    String say(StepState.Step step, Locale language);
}
