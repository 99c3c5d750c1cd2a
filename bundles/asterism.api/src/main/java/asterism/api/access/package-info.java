/** Who may view, run and configure: asked by every acting service, granted to users and groups of the host. */
@Export
@Version("1.0.0")
@NullMarked
package asterism.api.access;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
