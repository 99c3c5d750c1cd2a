/** The audit trail: who changed what, when, from what to what. */
@Export
@Version("1.0.0")
@NullMarked
package asterism.api.audit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
