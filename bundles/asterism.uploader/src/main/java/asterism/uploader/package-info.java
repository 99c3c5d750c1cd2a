/** Connections to servers, the queue of files, and their sending. */
@Capability(namespace = Database.SCHEMA, name = "uploader")
@NullMarked
package asterism.uploader;

import asterism.api.storage.Database;
import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Capability;
