package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.export.ProtocolEntry;
import asterism.api.export.ProtocolEntry.Code;
import asterism.api.export.StoreResult;
import asterism.testkit.FileChecker;
import asterism.testkit.FileDiff;
import asterism.testkit.LedgerModel;
import asterism.testkit.LedgerMutation;
import asterism.testkit.RandomLedger;
import asterism.testkit.Reference;
import asterism.testkit.ReferenceFile;
import asterism.testkit.SourceTable;
import asterism.testkit.WriteOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lot data brought up to date change by change. */
class StepByStepIT {
    private static final LocalDate FIRST = RandomLedger.FIRST_DAY;
    private static final LocalDate LAST = RandomLedger.LAST_DAY;
    private static final List<WriteOptions> WAYS = List.of(
            WriteOptions.plain(),
            WriteOptions.plain().partPerStore().withManifest(),
            WriteOptions.plain().separatedBy(';').shuffled(3));

    private static final byte[] NOTHING = {};

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @Test
    void stepsLeadToTheBytesOfAFreshStart() throws Exception {
        for (int seed = 0; seed < 16; seed++) {
            LedgerModel ledger = RandomLedger.of(2000 + seed);
            Random random = new Random(seed);
            try (Home home = Home.open(Files.createDirectory(folder.resolve("steps" + seed)))) {
                home.load(ledger, WriteOptions.plain(), false);
                for (int step = 0; step < 6; step++) {
                    LedgerMutation mutation = RandomLedger.mutate(ledger, random);
                    ledger = mutation.after();
                    // Now and then all documents come, some in an older state, and not only what changed.
                    boolean complete = step % 3 == 2;
                    home.load(
                            complete ? mutation.completeLoad() : mutation.load(),
                            WAYS.get(step % WAYS.size()),
                            complete);
                    // A code of its own each time, so that no file has one before it.
                    Run run = Run.regular(Integer.toString(100 + step), Run.shops(ledger), FIRST, LAST);
                    Expectation.requireReference(home, run, ledger, "seed " + seed + ", step " + step);
                }
            }
            try (Home fresh = Home.open(Files.createDirectory(folder.resolve("fresh" + seed)))) {
                fresh.load(ledger, WriteOptions.plain(), false);
                Run run = Run.regular("7", Run.shops(ledger), FIRST, LAST);
                Expectation.requireReference(fresh, run, ledger, "fresh start, seed " + seed);
            }
        }
    }

    @Test
    void oneChangedDocumentChangesOnlyWhatItTouches() throws Exception {
        int differing = 0;
        for (int seed = 0; seed < 24; seed++) {
            try (Home home = Home.open(Files.createDirectory(folder.resolve("one" + seed)))) {
                LedgerModel ledger = RandomLedger.of(3000 + seed);
                home.load(ledger, WriteOptions.plain(), false);
                Run run = Run.regular("102532", Run.shops(ledger), FIRST, LAST).handedOverToTheUnion();
                Map<String, byte[]> before = form(home, run, ledger, Optional.empty());
                OneChange changes = new OneChange(seed);
                for (OneChange.Kind kind : OneChange.Kind.values()) {
                    OneChange.Made made = changes.make(kind, ledger);
                    home.load(made.load(), WAYS.get(seed % WAYS.size()), false);
                    Map<String, byte[]> after = form(home, run, made.after(), Optional.of(ledger));
                    differing += requireOnlyTouched(run, before, after, made, "seed " + seed + ", " + kind);
                    ledger = made.after();
                    before = after;
                }
            }
        }
        assertThat(differing).isGreaterThan(50);
    }

    /** The archives by store; a store without elements has one only when the union holds elements of it. */
    private static Map<String, byte[]> form(Home home, Run run, LedgerModel ledger, Optional<LedgerModel> before)
            throws Exception {
        Map<String, byte[]> archives = new HashMap<>();
        for (StoreResult result : home.form(run)) {
            String store = result.storeId();
            ReferenceFile expected = run.reference(ledger, store).form();
            boolean held = before.isPresent()
                    && run.reference(before.get(), store).form().hasElements();
            if (!expected.hasElements() && !held) {
                assertThat(result).isInstanceOf(StoreResult.Nothing.class);
                continue;
            }
            assertThat(result).isInstanceOf(StoreResult.Formed.class);
            Path archive = home.out().resolve(run.archiveName(store));
            Expectation.requireBytes(Archive.read(archive), run, expected, run.toString());
            FileChecker.of(archive).check().checkAgainst(ledger, store);
            archives.put(store, Files.readAllBytes(archive));
        }
        return archives;
    }

    private static int requireOnlyTouched(
            Run run, Map<String, byte[]> before, Map<String, byte[]> after, OneChange.Made made, String about)
            throws Exception {
        int differing = 0;
        for (String store : run.stores()) {
            byte[] first = before.getOrDefault(store, NOTHING);
            byte[] second = after.getOrDefault(store, NOTHING);
            if (!made.stores().contains(store)) {
                // The empty file that is sent once does not come again.
                boolean elements = run.reference(made.after(), store).form().hasElements();
                assertThat(second).as("%s, store %s", about, store).isEqualTo(elements ? first : NOTHING);
            } else if (first.length > 0 && second.length > 0) {
                String name = run.archiveName(store);
                FileDiff diff = FileDiff.between(name, first, name, second);
                diff.requireOnlyItems(made.items());
                differing += diff.isEmpty() ? 0 : 1;
            }
        }
        return differing;
    }

    @Test
    void changesBeforeTheWindowAreTold() throws Exception {
        int told = 0;
        for (int seed = 0; seed < 12; seed++) {
            try (Home home = Home.open(Files.createDirectory(folder.resolve("outside" + seed)))) {
                LedgerModel ledger = RandomLedger.of(4000 + seed);
                home.load(ledger, WriteOptions.plain(), false);
                // From the last day but one, so that two months lie before the window.
                Run run = Run.regular("102532", Run.shops(ledger), LAST.minusDays(1), LAST)
                        .handedOverToTheUnion();
                Set<String> formed = formed(home.form(run));
                LedgerMutation mutation = RandomLedger.mutate(ledger, new Random(seed));
                home.load(mutation.load(), WriteOptions.plain(), false);
                for (StoreResult result : home.form(run)) {
                    Map<String, String> expected = formed.contains(result.storeId())
                            ? changed(
                                    ledger,
                                    mutation.after(),
                                    result.storeId(),
                                    run.span().first())
                            : Map.of();
                    assertThat(outside(result)).as("seed %d", seed).isEqualTo(expected);
                    told += expected.size();
                }
            }
        }
        assertThat(told).isGreaterThan(12);
    }

    private static Set<String> formed(List<StoreResult> results) {
        return results.stream()
                .filter(StoreResult.Formed.class::isInstance)
                .map(StoreResult::storeId)
                .collect(Collectors.toSet());
    }

    /** By month, the first day whose movements differ and how many such days there are. */
    private static Map<String, String> changed(
            LedgerModel before, LedgerModel after, String store, LocalDate firstOfWindow) {
        Reference was = Reference.of(before, store);
        Reference is = Reference.of(after, store);
        Map<String, LocalDate> firsts = new LinkedHashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (LocalDate day = FIRST; day.isBefore(firstOfWindow); day = day.plusDays(1)) {
            if (!was.movementsOf(day).equals(is.movementsOf(day))) {
                String month = YearMonth.from(day).toString();
                firsts.putIfAbsent(month, day);
                counts.merge(month, 1, Integer::sum);
            }
        }
        Map<String, String> changed = new TreeMap<>();
        firsts.forEach((month, day) -> changed.put(month, day + " and " + counts.get(month)));
        return changed;
    }

    private static Map<String, String> outside(StoreResult result) {
        List<ProtocolEntry> protocol = result instanceof StoreResult.Formed formed
                ? formed.protocol()
                : ((StoreResult.Nothing) result).protocol();
        Map<String, String> outside = new TreeMap<>();
        for (ProtocolEntry entry : protocol) {
            if (entry.code() == Code.CHANGE_OUTSIDE_WINDOW) {
                assertThat(entry.storeId()).isEqualTo(result.storeId());
                String day = entry.day().map(LocalDate::toString).orElse("");
                outside.put(
                        entry.arguments().get(0),
                        day + " and " + entry.arguments().get(1));
            }
        }
        return outside;
    }

    @Test
    void aDocumentThatIsGoneFromACompleteSourceIsGone() throws Exception {
        try (Home home = Home.open(folder)) {
            LedgerModel ledger = RandomLedger.of(5);
            home.load(ledger, WriteOptions.plain().partPerStore(), true);
            LedgerModel less = ledger.copy();
            String gone = LedgerModel.value(less.rows(SourceTable.DOCUMENTS).get(0), "doc_id");
            less.remove(SourceTable.DOCUMENTS, gone);

            assertThat(home.load(less, WriteOptions.plain(), false).changed()).isZero();
            Run run = Run.regular("1", Run.shops(ledger), FIRST, LAST);
            Expectation.requireReference(home, run, ledger, "absent");

            assertThat(home.load(less, WriteOptions.plain(), true).changed()).isEqualTo(1);
            run = Run.regular("2", Run.shops(ledger), FIRST, LAST);
            Expectation.requireReference(home, run, less, "gone");
        }
    }
}
