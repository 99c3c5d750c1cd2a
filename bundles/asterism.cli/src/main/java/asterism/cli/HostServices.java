package asterism.cli;

import asterism.api.access.SetupLinks;
import asterism.api.storage.Database;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The users of a home directory's host. */
@Component(service = HostServices.class)
public final class HostServices {
    final SetupLinks links;
    final String home;

    /** Wired by DS. */
    @Activate
    public HostServices(
            @Reference(name = "database", service = Database.class, target = "(asterism.schema=host)")
                    Map<String, Object> databaseProperties,
            @Reference(name = "links") SetupLinks links) {
        this.links = links;
        this.home = String.valueOf(databaseProperties.get(Database.HOME));
    }
}
