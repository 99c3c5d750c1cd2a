/** The formats of export files. */
@NullMarked
package asterism.format;

import org.jspecify.annotations.NullMarked;
