/**
 * What tests all over the project stand on: a ledger as plain rows, a slow and obvious reference of the rules, random
 * ledgers, and a checker of formed files. Written from the documents alone; it shares no code with the product.
 */
@NullMarked
package asterism.testkit;

import org.jspecify.annotations.NullMarked;
