package asterism.itest;

import asterism.api.export.ExportSpan;
import asterism.testkit.LedgerModel;
import asterism.testkit.RandomLedger;
import asterism.testkit.SourceTable;
import asterism.testkit.WriteOptions;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From CSV to ZIP: random ledgers, written in all ways, give what the reference says in all kinds of export. */
class ExportPropertyIT {
    private static final int SEEDS = 256;
    private static final LocalDate FIRST = RandomLedger.FIRST_DAY;
    private static final LocalDate LAST = RandomLedger.LAST_DAY;

    private static final List<WriteOptions> WAYS = List.of(
            WriteOptions.plain(),
            WriteOptions.plain().separatedBy(';').withBom().withCrLf().withManifest(),
            WriteOptions.plain().partPerStore().withManifest(),
            WriteOptions.plain().shuffled(11),
            WriteOptions.plain().quotingAll().withoutEmptyColumns().partPerStore(),
            WriteOptions.plain().separatedBy(';').partPerStore().shuffled(23).withManifest(),
            WriteOptions.plain()
                    .withCrLf()
                    .quotingAll()
                    .inParts(document -> Integer.toString(Math.floorMod(document.hashCode(), 3))),
            WriteOptions.plain().withBom().withoutEmptyColumns().shuffled(42).withCrLf());

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private int runs;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void theWholeWayGivesTheReferencesFiles(int way) throws Exception {
        try (Home home = Home.open(folder)) {
            for (int seed = way; seed < SEEDS; seed += WAYS.size()) {
                LedgerModel ledger = newer(RandomLedger.of(seed), seed);
                // A complete source: nothing of the ledger before is left but names that nobody uses.
                home.load(ledger, WAYS.get(way), true);
                for (Run run : runs(ledger, seed)) {
                    Expectation.requireReference(home, run, ledger, "seed " + seed);
                }
            }
        }
    }

    // Ledgers share ids of documents, and an older document replaces none.
    private static LedgerModel newer(LedgerModel ledger, int seed) {
        String changedAt = LocalDate.of(2027, 1, 1).plusDays(seed) + "T00:00:00";
        ledger.rows(SourceTable.DOCUMENTS).forEach(row -> row.put("changed_at", changedAt));
        return ledger;
    }

    // The usual two of each ledger, and some of the others in turn.
    private List<Run> runs(LedgerModel ledger, int seed) {
        List<Run> others = others(ledger, new Random(seed));
        List<Run> runs = new ArrayList<>(List.of(run(ledger), run(ledger).csv()));
        for (int i = 0; i < 2; i++) {
            runs.add(others.get((seed / WAYS.size() * 2 + i) % others.size()));
        }
        return runs;
    }

    private List<Run> others(LedgerModel ledger, Random random) {
        LocalDate first = FIRST.plusDays(random.nextInt(RandomLedger.DAYS));
        LocalDate last = first.plusDays(random.nextInt(RandomLedger.DAYS));
        LocalDate lotsFrom = FIRST.plusDays(random.nextInt(6));
        ExportSpan initial = new ExportSpan.Initial(first, LAST);
        return List.of(
                run(ledger).in(new ExportSpan.Regular(first, last, Optional.empty())),
                run(ledger).in(initial),
                // A window that starts with the initial data, before them, after them, and one that ends before them.
                run(ledger).in(afterInitial(first, first, LAST)),
                run(ledger).in(afterInitial(first, FIRST.minusDays(2), LAST)),
                run(ledger).in(afterInitial(first, first.plusDays(1), LAST.plusDays(3))),
                run(ledger).in(afterInitial(first, FIRST.minusDays(5), first.minusDays(1))),
                run(ledger).kinds(random.nextBoolean() ? "K1" : "X"),
                run(ledger).in(initial).kinds("K2", "X").csv(),
                run(ledger).lotsFrom(lotsFrom),
                run(ledger).in(initial).lotsFrom(lotsFrom),
                run(ledger).charset(Charset.forName("windows-1251")),
                run(ledger).csv(',', random.nextBoolean()),
                run(ledger).in(afterInitial(first, first, LAST)).kinds("K").lotsFrom(lotsFrom));
    }

    private static ExportSpan afterInitial(LocalDate start, LocalDate first, LocalDate last) {
        return new ExportSpan.Regular(first, last, Optional.of(start));
    }

    private Run run(LedgerModel ledger) {
        runs++;
        return Run.regular(Integer.toString(1_000_000 + runs), Run.shops(ledger), FIRST, LAST);
    }
}
