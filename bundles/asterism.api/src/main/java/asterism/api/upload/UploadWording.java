package asterism.api.upload;

import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/** Puts what is kept of uploads as codes into words, where it is read. Thread-safe. */
@ProviderType
public interface UploadWording {
    /**
     * Words what failed and what to do about it.
     *
     * @param problem  what failed
     * @param language Russian, or English for any other
     * @return sentences without a line break
     */
    String say(UploadProblem problem, Locale language);

    /**
     * Words why something is refused.
     *
     * @param refusal  why
     * @param language Russian, or English for any other
     * @return a sentence without a line break
     */
    String say(UploadRefusal refusal, Locale language);

    /**
     * Words a step.
     *
     * @param step     the step
     * @param language Russian, or English for any other
     * @return a few words, in lower case
     */
    String say(UploadStep step, Locale language);

    /**
     * Words a state.
     *
     * @param state    the state
     * @param language Russian, or English for any other
     * @return a word or two, in lower case
     */
    String say(UploadState state, Locale language);
}
