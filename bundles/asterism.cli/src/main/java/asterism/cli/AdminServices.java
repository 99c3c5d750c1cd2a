package asterism.cli;

import asterism.api.access.Grants;
import asterism.api.storage.Database;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The permissions of a home directory, without which the owner can do all else. */
@Component(service = AdminServices.class)
public final class AdminServices {
    final Grants grants;
    final String home;

    /** Wired by DS. */
    @Activate
    public AdminServices(
            @Reference(name = "database", service = Database.class, target = "(asterism.schema=permissions)")
                    Map<String, Object> databaseProperties,
            @Reference(name = "grants") Grants grants) {
        this.grants = grants;
        this.home = String.valueOf(databaseProperties.get(Database.HOME));
    }
}
