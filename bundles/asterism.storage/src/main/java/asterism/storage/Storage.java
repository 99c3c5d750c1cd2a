package asterism.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jdbc.DataSourceFactory;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.util.tracker.BundleTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plug-in's own database in a home directory. It is there as long as this component; each bundle's part of it, as
 * long as that bundle ({@link SchemaExtender}).
 */
@Component(
        service = {},
        configurationPid = "asterism.storage",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Storage.Config.class)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"asterism.api.storage.Database\"",
        effective = "active",
        uses = asterism.api.storage.Database.class)
public final class Storage {
    private static final Logger LOG = LoggerFactory.getLogger(Storage.class);

    private final Pool pool;
    private final BundleTracker<SchemaExtender.Extended> schemas;

    /** Where the database is. */
    @ObjectClassDefinition(name = "Asterism storage")
    public @interface Config {
        /**
         * The home directory.
         *
         * @return a path; made when it is not there
         */
        @AttributeDefinition(name = "Home", description = "Directory that holds the database file asterism.mv.db")
        String home();
    }

    /**
     * Opens the database.
     *
     * @throws IllegalArgumentException when no home is given
     * @throws IllegalStateException    when another process holds the home; names it
     */
    @Activate
    public Storage(
            BundleContext context,
            @Reference(target = "(osgi.jdbc.driver.class=org.h2.Driver)") DataSourceFactory driver,
            Config config)
            throws IOException, SQLException {
        if (config.home() == null || config.home().isBlank()) {
            throw new IllegalArgumentException("asterism.storage: home, the directory of the database, is required");
        }
        pool = new Pool(driver, Path.of(config.home()));
        schemas = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, new SchemaExtender(context, pool));
        schemas.open();
        LOG.info("database in {} is open", config.home());
    }

    @Deactivate
    void close() {
        schemas.close();
        pool.close();
    }
}
