/** Settings of the integration, and which stores take part under which codes. */
@Export
@Version("1.0.0")
@NullMarked
package asterism.api.configuration;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
