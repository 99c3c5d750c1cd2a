/** Who acts, what is told on the way, and how it is put into words: what all services share. */
@Export
@Version("1.0.0")
@NullMarked
package asterism.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
