/** A demo pharmacy chain: months of plausible documents in the form of the source data contract. */
@NullMarked
package asterism.demo;

import org.jspecify.annotations.NullMarked;
