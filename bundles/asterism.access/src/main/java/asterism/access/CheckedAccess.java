package asterism.access;

import asterism.api.Actor;
import asterism.api.access.AccessControl;
import asterism.api.access.AccessDeniedException;
import asterism.api.access.GrantCheck;
import asterism.api.access.Permission;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Asks who knows the grants, if anybody does. It is here, and not where the grants are, so that acting services neither
 * wait for those nor start anew when they come and go: only what is allowed changes.
 */
@Component
public final class CheckedAccess implements AccessControl {
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable GrantCheck grants;

    @Override
    public boolean isAllowed(Actor actor, String unionId, Permission permission) throws IOException {
        return isAllowed(grants, actor, unionId, permission);
    }

    private static boolean isAllowed(@Nullable GrantCheck present, Actor actor, String unionId, Permission permission)
            throws IOException {
        return actor instanceof Actor.HomeOwner || (present != null && present.isGranted(actor, unionId, permission));
    }

    @Override
    public void require(Actor actor, String unionId, Permission permission) throws IOException {
        GrantCheck present = grants;
        if (!isAllowed(present, actor, unionId, permission)) {
            throw new AccessDeniedException(actor, permission, present != null);
        }
    }
}
