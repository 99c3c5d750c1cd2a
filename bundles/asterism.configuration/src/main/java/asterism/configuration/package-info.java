/** Settings of the integration, their audit trail, and which stores take part. */
@Capability(namespace = Database.SCHEMA, name = "configuration")
@NullMarked
package asterism.configuration;

import asterism.api.storage.Database;
import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Capability;
