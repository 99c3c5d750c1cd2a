/** Lot data: a compact copy of the ledger a store, and its attribution to lots. */
@Capability(namespace = Database.SCHEMA, name = "lotdata")
@NullMarked
package asterism.lotdata;

import asterism.api.storage.Database;
import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Capability;
