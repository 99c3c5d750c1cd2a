/** Sending export files: transports, connections, the queue, and what to do when something fails. */
@Export
@Version("1.0.0")
@NullMarked
package asterism.api.upload;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
