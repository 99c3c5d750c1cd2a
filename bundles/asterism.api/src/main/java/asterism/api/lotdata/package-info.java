/** Lot data of the chain: bringing it up to date, and asking it for a window of one store. */
@Export
@Version("1.0.0")
@NullMarked
package asterism.api.lotdata;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
