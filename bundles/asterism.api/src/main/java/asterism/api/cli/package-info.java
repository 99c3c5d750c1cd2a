/** The command line's plug point. */
@Export
@Version("1.0.0")
@NullMarked
package asterism.api.cli;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
