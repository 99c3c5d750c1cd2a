/** Answers who may do what, also while nobody knows what was granted. */
@NullMarked
package asterism.access;

import org.jspecify.annotations.NullMarked;
