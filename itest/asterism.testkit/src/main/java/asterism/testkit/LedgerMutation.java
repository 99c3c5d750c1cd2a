package asterism.testkit;

import java.util.Set;

/**
 * A change of a ledger.
 *
 * @param after  the known ledger after the load
 * @param load   the load, changes only
 * @param docIds the documents that are not what they were
 */
public record LedgerMutation(LedgerModel after, LedgerModel load, Set<String> docIds) {}
