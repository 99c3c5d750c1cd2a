/** Forms files of a window for stores, and keeps what is known of files and their protocols. */
@Capability(namespace = Database.SCHEMA, name = "exporter")
@NullMarked
package asterism.exporter;

import asterism.api.storage.Database;
import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Capability;
