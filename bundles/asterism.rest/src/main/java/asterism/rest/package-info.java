/** The REST interface: a resource checks the permission, calls one service, and returns a record. */
@NullMarked
package asterism.rest;

import org.jspecify.annotations.NullMarked;
