package asterism.api.access;

import asterism.api.Actor;
import java.io.IOException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Says whether somebody may do something; asked by every acting service before it does anything. Nothing is remembered:
 * what is taken away is gone with the next question. Thread-safe.
 *
 * <p>Always there, also when nobody knows what was granted ({@link GrantCheck}): then only the home's owner may do
 * anything.
 *
 * <p>A test needs no more than {@code AccessControl access = (actor, unionId, permission) -> true}.
 */
@ProviderType
@FunctionalInterface
public interface AccessControl {
    /** Stands for a union where all have something in common: the permission for any of them is enough. */
    String ANY_UNION = "";

    /**
     * Whether somebody may do something. May read the database: not to be asked while a connection is held.
     *
     * @param actor      who
     * @param unionId    the union, or {@link #ANY_UNION}
     * @param permission what is needed
     * @return false unless it was granted, to the actor or to a group of the actor
     * @throws IOException when the database cannot be read
     */
    boolean isAllowed(Actor actor, String unionId, Permission permission) throws IOException;

    /**
     * Refuses what is not allowed.
     *
     * @param actor      who
     * @param unionId    the union, or {@link #ANY_UNION}
     * @param permission what is needed
     * @throws AccessDeniedException when it is not allowed
     * @throws IOException           when the database cannot be read
     */
    default void require(Actor actor, String unionId, Permission permission) throws IOException {
        if (!isAllowed(actor, unionId, permission)) {
            throw new AccessDeniedException(actor, permission);
        }
    }
}
