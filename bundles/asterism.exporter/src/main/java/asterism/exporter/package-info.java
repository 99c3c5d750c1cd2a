/** Forms the files of a window for stores. */
@NullMarked
package asterism.exporter;

import org.jspecify.annotations.NullMarked;
