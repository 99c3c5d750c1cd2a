package asterism.demo;

import asterism.api.Actor;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.Readiness;
import asterism.api.upload.UploadConnection;
import asterism.api.upload.UploadConnections;
import java.io.IOException;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** The home that a verb opened; its services are looked up when they are needed, as they come with it. */
final class OpenHome implements DemoHome {
    private static final Actor ACTOR = new Actor.HomeOwner();
    private static final String UNION = IntegrationSettings.SOZVEZDIE;

    private final BundleContext context;

    OpenHome(BundleContext context) {
        this.context = context;
    }

    @Override
    public boolean needsInitialData() throws IOException {
        return with(
                Readiness.class,
                readiness -> readiness.checkList(ACTOR, UNION).stores().stream().noneMatch(store -> store.isReady()));
    }

    @Override
    public void keepPassword(String password) throws IOException {
        with(UploadConnections.class, connections -> {
            UploadConnection common = connections.all(ACTOR, UNION).get(0);
            return connections.save(ACTOR, common, Optional.of(password.toCharArray()));
        });
    }

    /** Something that is done with a service. */
    private interface Use<S, R> {
        R of(S service) throws IOException;
    }

    private <S, R> R with(Class<S> type, Use<S, R> use) throws IOException {
        ServiceReference<S> reference = context.getServiceReference(type);
        S service = reference == null ? null : context.getService(reference);
        if (service == null) {
            throw new IOException("There is no " + type.getName());
        }
        try {
            return use.of(service);
        } finally {
            context.ungetService(reference);
        }
    }
}
