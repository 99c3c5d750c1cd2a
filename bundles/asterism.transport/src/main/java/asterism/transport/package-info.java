/** Brings files to their places: FTP, FTPS, and a local folder. */
@NullMarked
package asterism.transport;

import org.jspecify.annotations.NullMarked;
