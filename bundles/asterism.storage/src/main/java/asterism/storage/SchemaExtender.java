package asterism.storage;

import asterism.api.storage.Database;
import java.io.IOException;
import java.net.URL;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the migrations that bundles carry, and registers each one's {@link Database}. An extender, because a bundle's
 * tables must be there before any of its components starts.
 */
final class SchemaExtender implements BundleTrackerCustomizer<SchemaExtender.Extended> {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaExtender.class);
    private static final String FOLDER = "migrations";

    private final BundleContext context;
    private final Pool pool;

    SchemaExtender(BundleContext context, Pool pool) {
        this.context = context;
        this.pool = pool;
    }

    /** What is offered on behalf of one bundle. */
    record Extended(List<ServiceRegistration<Database>> databases) {}

    @Override
    public @Nullable Extended addingBundle(Bundle bundle, @Nullable BundleEvent event) {
        List<ServiceRegistration<Database>> databases = new ArrayList<>();
        for (BundleCapability capability :
                bundle.adapt(BundleRevision.class).getDeclaredCapabilities(Database.SCHEMA)) {
            String schema = String.valueOf(capability.getAttributes().get(Database.SCHEMA));
            try {
                new Migrations(schema, read(bundle)).apply(pool.dataSource());
                databases.add(context.registerService(
                        Database.class,
                        pool.database(schema),
                        FrameworkUtil.asDictionary(Map.of(
                                Database.SCHEMA,
                                schema,
                                Database.HOME,
                                pool.home().toString()))));
            } catch (SQLException | IOException | IllegalArgumentException | IllegalStateException e) {
                LOG.error("{} does not get its tables (schema {})", bundle.getSymbolicName(), schema, e);
            }
        }
        return databases.isEmpty() ? null : new Extended(databases);
    }

    private static List<Migration> read(Bundle bundle) throws IOException {
        List<Migration> migrations = new ArrayList<>();
        Enumeration<URL> resources = bundle.findEntries(FOLDER, "*.sql", false);
        for (URL url : resources == null ? List.<URL>of() : Collections.list(resources)) {
            migrations.add(Migration.read(url));
        }
        return migrations;
    }

    @Override
    public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, Extended extended) {
        // From starting to active: its tables are there already.
    }

    @Override
    public void removedBundle(Bundle bundle, @Nullable BundleEvent event, Extended extended) {
        extended.databases().forEach(ServiceRegistration::unregister);
    }
}
