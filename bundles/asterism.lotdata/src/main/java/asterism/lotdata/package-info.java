/** Lot data, kept current, and attribution of movements to lots. */
@NullMarked
package asterism.lotdata;

import org.jspecify.annotations.NullMarked;
