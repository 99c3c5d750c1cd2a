/** The way in: a back office as seven tables of text cells, and the faults found in them. */
@Export
@Version("1.0.0")
@NullMarked
package asterism.api.source;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
