package asterism.api.access;

import asterism.api.Actor;
import java.io.IOException;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who was granted what. Every change is in the audit trail, as {@code access.UNION.user.NAME} or
 * {@code access.UNION.group.NAME}. Who asks for anything here needs {@link Permission#CONFIGURE}, and otherwise gets an
 * {@link AccessDeniedException}. Thread-safe.
 */
@ProviderType
public interface Grants {
    /**
     * All grants of a union.
     *
     * @param actor   who asks
     * @param unionId the union
     * @return users first, then by name (code points), then by permission
     * @throws IOException when the database cannot be read
     */
    List<Grant> list(Actor actor, String unionId) throws IOException;

    /**
     * Grants a permission; nothing happens when the holder has it, or one that implies it, by an own grant.
     *
     * @param actor   who grants it
     * @param unionId the union, never {@link AccessControl#ANY_UNION}
     * @param grant   what, to whom
     * @return whether anything changed
     * @throws IOException                               when the database cannot be written
     * @throws java.util.ConcurrentModificationException when somebody else grants the same at this moment
     */
    boolean grant(Actor actor, String unionId, Grant grant) throws IOException;

    /**
     * Takes a permission away, and with it the holder's grants that imply it; what the holder has by another name, say
     * that of a group, stays. Nothing happens when there are none.
     *
     * @param actor   who takes it
     * @param unionId the union, never {@link AccessControl#ANY_UNION}
     * @param grant   what, from whom
     * @return whether anything changed
     * @throws LastConfigureException when neither another user nor a group of who takes it would be left that may
     *                                configure, unless the home's owner wants that: a group of others may have no members
     * @throws IOException            when the database cannot be written
     */
    boolean revoke(Actor actor, String unionId, Grant grant) throws IOException;
}
