package asterism.cli;

import asterism.api.jobs.Jobs;
import asterism.api.storage.Database;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The jobs of a home directory. They work as long as somebody holds this. */
@Component(service = JobServices.class)
public final class JobServices {
    final Jobs jobs;
    final String home;

    /** Wired by DS. */
    @Activate
    public JobServices(
            @Reference(name = "database", service = Database.class, target = "(asterism.schema=jobs)")
                    Map<String, Object> databaseProperties,
            @Reference(name = "jobs") Jobs jobs) {
        this.jobs = jobs;
        this.home = String.valueOf(databaseProperties.get(Database.HOME));
    }
}
