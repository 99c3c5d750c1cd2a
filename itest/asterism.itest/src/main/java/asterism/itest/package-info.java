/** Tests inside the framework, with the bundles of the product as they are. */
@NullMarked
package asterism.itest;

import org.jspecify.annotations.NullMarked;
