package asterism.host;

import asterism.api.Actor;
import asterism.api.access.AccessControl;
import asterism.api.access.GrantCheck;
import asterism.api.access.Permission;
import asterism.api.configuration.IntegrationSettings;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What users of the host may do. That nobody may do anything while the grants are away is no word on a user. */
@Component(service = Rights.class)
public final class Rights {
    private final AccessControl access;

    /** Optional, as this is asked when it is not there. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable GrantCheck grants;

    /** Wired by DS. */
    @Activate
    public Rights(@Reference AccessControl access) {
        this.access = access;
    }

    /**
     * Asks.
     *
     * @throws Problem when it is not known
     */
    boolean isAllowed(String user, Permission permission) throws IOException, Problem {
        boolean allowed = access.isAllowed(new Actor.User(user), IntegrationSettings.SOZVEZDIE, permission);
        if (!allowed && grants == null) {
            throw Problem.notThere();
        }
        return allowed;
    }
}
