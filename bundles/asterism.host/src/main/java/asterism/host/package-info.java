/** The small stand-alone host: its users and their sign-in, menus, the first administrator. */
@Capability(namespace = Database.SCHEMA, name = "host")
@NullMarked
package asterism.host;

import asterism.api.storage.Database;
import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Capability;
