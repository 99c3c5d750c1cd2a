package asterism.api.access;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The host's groups, by OSGi User Admin, JAAS, or the roles of a request. Permissions are granted to names, and this
 * says whom a group's name stands for. There may be several, which add up; each may come and go at any time.
 *
 * <p>Called in the thread of the call that needs the permission, so that what is tied to a request is there. Thread-safe.
 */
@ConsumerType
@FunctionalInterface
public interface Identity {
    /**
     * Whether a user is in a group now.
     *
     * @param user  the host's name of the user, as in {@link asterism.api.Actor.User}
     * @param group the host's name of a group or role
     * @return false for a user or group that it does not know
     * @throws java.io.UncheckedIOException when it cannot be found out now: then it is not known what the user may do
     */
    boolean isMember(String user, String group);
}
