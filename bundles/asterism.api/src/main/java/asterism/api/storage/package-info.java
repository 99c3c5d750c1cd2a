/** The plug-in's own database, as its clients see it. */
@Export
@Version("1.0.0")
@NullMarked
package asterism.api.storage;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
