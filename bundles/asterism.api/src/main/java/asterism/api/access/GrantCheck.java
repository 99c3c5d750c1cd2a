package asterism.api.access;

import asterism.api.Actor;
import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows what was granted, for {@link AccessControl}, which alone asks it. It may come and go at any time; as long as there
 * is none, nothing is granted. Thread-safe.
 */
@ConsumerType
@FunctionalInterface
public interface GrantCheck {
    /**
     * Whether a permission was granted; looked up afresh.
     *
     * @param actor      who; never the home's owner, who needs no grant
     * @param unionId    the union, or {@link AccessControl#ANY_UNION}
     * @param permission what is needed
     * @return false when in doubt
     * @throws IOException when the database cannot be read
     */
    boolean isGranted(Actor actor, String unionId, Permission permission) throws IOException;
}
