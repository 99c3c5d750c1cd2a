package asterism.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the reference forms of random ledgers is right in the eyes of the checker, which knows nothing of it. */
class ReferencePassesCheckerTest {
    private static final int SEEDS = 300;

    @Test
    void regularFilesOfAllStoresAreRight() throws IOException {
        for (int seed = 0; seed < SEEDS; seed++) {
            LedgerModel ledger = RandomLedger.of(seed);
            for (var store : ledger.rows(SourceTable.STORES)) {
                String storeId = LedgerModel.value(store, "store_id");
                ReferenceFile file = Reference.of(ledger, storeId)
                        .regular(Zips.FIRST, Zips.LAST)
                        .form();
                Zips.checker(file).check().checkAgainst(ledger, storeId);
                if (seed % 5 == 0) {
                    Zips.csvChecker(file).check().checkAgainst(ledger, storeId);
                }
            }
        }
    }

    @Test
    void initialFilesAndTheFirstRegularOnesAreRight() throws IOException {
        for (int seed = 0; seed < SEEDS / 3; seed++) {
            LedgerModel ledger = RandomLedger.of(seed);
            Reference reference = Reference.of(ledger, "1");
            ReferenceFile initial = reference.initial(Zips.FIRST, Zips.LAST).form();
            Zips.checker(initial).check().checkAgainst(ledger, "1");
            ReferenceFile clipped = reference
                    .regularAfterInitial(Zips.FIRST, RandomLedger.FIRST_DAY, Zips.LAST)
                    .form();
            Zips.checker(clipped).check().checkAgainst(ledger, "1");
            assertThat(clipped.distributionsCsv()).isEqualTo(initial.distributionsCsv());
            assertThat(clipped.remnantsCsv()).isEqualTo(initial.remnantsCsv());
        }
    }

    @Test
    void filesOfSomeKindsInWindows1251AreRight() throws IOException {
        for (int seed = 0; seed < SEEDS / 3; seed++) {
            LedgerModel ledger = RandomLedger.of(seed);
            ReferenceFile file = Reference.of(ledger, "1")
                    .kinds(Set.of("K1"))
                    .charset(Charset.forName("windows-1251"))
                    .regular(Zips.FIRST, Zips.LAST)
                    .form();
            Zips.checker(file).check().checkAgainst(ledger, "1");
        }
    }

    @Test
    void aChangeTouchesOnlyItsItems() throws IOException {
        for (int seed = 0; seed < SEEDS / 3; seed++) {
            LedgerModel before = RandomLedger.of(seed);
            LedgerMutation mutation = RandomLedger.mutate(before, new Random(seed));
            Set<String> items = new TreeSet<>();
            for (String docId : mutation.docIds()) {
                for (LedgerModel ledger : List.of(before, mutation.after())) {
                    ledger.linesOf(docId).forEach(line -> items.add(LedgerModel.value(line, "item_id")));
                }
            }
            // A renamed item or supplier is seen wherever it is named; this test is about documents.
            LedgerModel after = mutation.after().copy();
            for (SourceTable table : List.of(SourceTable.ITEMS, SourceTable.PARTNERS)) {
                before.rows(table).forEach(row -> after.replace(table, row));
            }
            FileDiff.between(Zips.BASE + ".zip", zip(before), Zips.BASE + ".zip", zip(after))
                    .requireOnlyItems(items);
        }
    }

    private static byte[] zip(LedgerModel ledger) throws IOException {
        return Zips.xml(
                Reference.of(ledger, "1").regular(Zips.FIRST, Zips.LAST).form().xmlBytes());
    }
}
