/** The small stand-alone host: sign-in, menus, the first administrator. */
@NullMarked
package asterism.host;

import org.jspecify.annotations.NullMarked;
