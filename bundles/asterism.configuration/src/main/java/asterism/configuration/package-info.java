/** Settings, stores, codes, item kinds, check-list and audit trail. */
@NullMarked
package asterism.configuration;

import org.jspecify.annotations.NullMarked;
