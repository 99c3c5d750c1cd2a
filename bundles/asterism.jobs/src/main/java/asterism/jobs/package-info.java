/** Runs, their tasks and schedules, on db-scheduler. */
@Capability(namespace = Database.SCHEMA, name = "jobs")
@NullMarked
package asterism.jobs;

import asterism.api.storage.Database;
import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Capability;
