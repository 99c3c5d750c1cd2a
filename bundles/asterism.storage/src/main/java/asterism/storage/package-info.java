/** The plug-in's own database. */
@NullMarked
package asterism.storage;

import org.jspecify.annotations.NullMarked;
