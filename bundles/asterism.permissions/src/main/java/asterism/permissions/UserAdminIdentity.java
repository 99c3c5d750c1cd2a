package asterism.permissions;

import asterism.api.access.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.useradmin.User;
import org.osgi.service.useradmin.UserAdmin;

/** Groups as OSGi User Admin has them, where the host has one. */
@Component
public final class UserAdminIdentity implements Identity {
    /** Optional, so that a host that knows its groups otherwise needs no User Admin. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable UserAdmin admin;

    /** A user that it does not know is not anonymous to it, but in no group. */
    @Override
    public boolean isMember(String user, String group) {
        UserAdmin present = admin;
        try {
            return present != null
                    && present.getRole(user) instanceof User known
                    && present.getAuthorization(known).hasRole(group);
        } catch (RuntimeException e) {
            // Felix wraps what a store of roles throws that it does not reach.
            throw e.getCause() instanceof IOException unread ? new UncheckedIOException(unread) : e;
        }
    }
}
