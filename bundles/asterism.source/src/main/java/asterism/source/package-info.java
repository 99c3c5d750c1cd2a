/** The back office as a folder of CSV files. */
@NullMarked
package asterism.source;

import org.jspecify.annotations.NullMarked;
