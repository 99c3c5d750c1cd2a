/** The REST interface: checks, calls one service, and returns a record. */
@NullMarked
package asterism.rest;

import org.jspecify.annotations.NullMarked;
