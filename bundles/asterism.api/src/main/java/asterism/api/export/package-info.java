/** Forming export files, their formats and their protocols. */
@Export
@Version("1.0.0")
@NullMarked
package asterism.api.export;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
