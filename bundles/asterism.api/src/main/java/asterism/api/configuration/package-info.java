/**
 * Settings of the integration: which stores take part under which codes, which item kinds do, what the union said of
 * initial data, and what is still missing for daily work.
 */
@Export
@Version("1.0.0")
@NullMarked
package asterism.api.configuration;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
