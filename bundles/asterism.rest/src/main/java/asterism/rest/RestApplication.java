package asterism.rest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.ws.rs.core.Application;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationBase;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsName;

/** All of the interface at once: a request never meets half of it. */
@Component(service = Application.class)
@JaxrsName("asterism")
@JaxrsApplicationBase(RestApplication.BASE)
public final class RestApplication extends Application {
    static final String BASE = "/api/integrations/sozvezdie";

    private final Services services;

    /** Wired by DS. */
    @Activate
    public RestApplication(@Reference Services services) {
        this.services = services;
    }

    @Override
    public Set<Object> getSingletons() {
        List<Object> resources = resources(services);
        Set<Object> all = new LinkedHashSet<>(resources);
        all.add(new AllowFilter(resources));
        all.add(new Entrance(services));
        all.add(new PermissionCheck(services));
        all.add(new JsonBody());
        all.add(new FailureMapper());
        all.add(new HttpFailureMapper());
        all.add(new BrowserHeaders());
        all.add(new ProblemFilter(services, new Problems(services, new Words())));
        return all;
    }

    /** One object a part of the interface; all that has a path. */
    static List<Object> resources(Services services) {
        return List.of(
                new MeResource(services),
                new FilesResource(services),
                new ArchiveResource(services),
                new ArchivesResource(services),
                new ProtocolResource(services),
                new FileComplaintsResource(services),
                new ComplaintsResource(services),
                new OverviewResource(services),
                new RunsResource(services),
                new FormingResource(services),
                new SendingResource(services),
                new IntegrationResource(services),
                new SettingsResource(services),
                new CheckListResource(services),
                new StoresResource(services),
                new StoreCodesResource(services),
                new ParticipationsResource(services),
                new ItemKindsResource(services),
                new LotDataResource(services),
                new InitialFilesResource(services),
                new VerdictsResource(services),
                new ConnectionsResource(services),
                new SchedulesResource(services),
                new RightsResource(services),
                new AuditResource(services),
                new OpenApiResource());
    }
}
