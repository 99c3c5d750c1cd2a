package asterism.api.configuration;

import asterism.api.Actor;
import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/** Plug point: tells how far a step of the check-list is that configuration knows nothing of. Thread-safe. */
@ConsumerType
public interface StepFacts {
    /**
     * Which step it tells of.
     *
     * @return one that configuration leaves to others
     */
    StepState.Step step();

    /**
     * Looks how far it is.
     *
     * @param actor   who asks
     * @param unionId the union
     * @return the state of this step
     * @throws IOException when it cannot be told
     */
    StepState state(Actor actor, String unionId) throws IOException;
}
