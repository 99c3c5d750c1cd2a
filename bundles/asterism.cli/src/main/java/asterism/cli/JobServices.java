package asterism.cli;

import asterism.api.jobs.Jobs;
import asterism.api.storage.Database;
import java.time.Clock;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The jobs of a home directory. They work as long as somebody holds this. */
@Component(service = JobServices.class)
public final class JobServices {
    final Jobs jobs;
    final Clock clock;
    final String home;

    /** Wired by DS. */
    @Activate
    public JobServices(
            @Reference(name = "database", service = Database.class, target = "(asterism.schema=jobs)")
                    Map<String, Object> databaseProperties,
            @Reference(name = "jobs") Jobs jobs,
            @Reference(name = "clock", target = "(asterism.clock=chain)", policyOption = ReferencePolicyOption.GREEDY)
                    Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
        this.home = String.valueOf(databaseProperties.get(Database.HOME));
    }
}
