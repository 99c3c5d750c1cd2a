package asterism.permissions;

import asterism.api.access.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Who is in which group, by what all those say who know groups. */
@Component(service = Groups.class)
public final class Groups {
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    volatile List<Identity> identities = List.of();

    /**
     * Whether a user is in a group; never asked while a connection is held.
     *
     * @throws IOException when that cannot be found out now
     */
    boolean isMember(String user, String group) throws IOException {
        try {
            return identities.stream().anyMatch(identity -> identity.isMember(user, group));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
