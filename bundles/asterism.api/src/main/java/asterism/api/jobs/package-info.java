/** Runs of long work: by hand or by schedule, shared among nodes, with progress, cancel and history. */
@Export
@Version("1.0.0")
@NullMarked
package asterism.api.jobs;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
