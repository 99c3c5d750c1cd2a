/** Who may view, run and configure: grants to users and groups of the host. */
@Capability(namespace = Database.SCHEMA, name = "permissions")
@NullMarked
package asterism.permissions;

import asterism.api.storage.Database;
import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Capability;
