package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import asterism.api.export.StoreResult;
import asterism.api.lotdata.ItemKind;
import asterism.api.lotdata.LoadReport;
import asterism.api.lotdata.Store;
import asterism.api.source.SourceException;
import asterism.api.source.SourceFault;
import asterism.api.source.SourceFault.Kind;
import asterism.testkit.FileChecker;
import asterism.testkit.LedgerModel;
import asterism.testkit.SourceTable;
import asterism.testkit.WriteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A small good ledger in a home, to be loaded with faults. Its rows stand in lines 2 and following of plain files:
 * documents {@code R1}, {@code R2}, {@code S1}, {@code S2} with one line each, {@code R1} and {@code S1} of store 1
 * with item {@code A} and partner {@code P1}, the others of store 2 with {@code B} and {@code P2}.
 */
final class FaultBench {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 30);

    private final Home home;
    private int runs;

    /** A fault as a person finds it: what, where. */
    record Told(Kind kind, String place, long line, String column, String value) {
        static Told of(SourceFault fault) {
            return new Told(fault.kind(), fault.place(), fault.line(), fault.column(), fault.value());
        }
    }

    /** Spoils files that are written already. */
    interface FolderEdit {
        void edit(Path folder) throws IOException;
    }

    FaultBench(Home home) {
        this.home = home;
    }

    Home home() {
        return home;
    }

    static LedgerModel good() {
        LedgerModel ledger = new LedgerModel();
        ledger.store("1", "One").set("address", "Street 1");
        ledger.store("2", "Two");
        ledger.store("3", "Three", "WAREHOUSE");
        ledger.storeCode("1", "ASNA", "a-1");
        ledger.storeCode("2", "ASNA", "a-2");
        ledger.kind("K", "");
        ledger.kind("K1", "K");
        ledger.kind("K2", "K1");
        ledger.item("A", "K1").set("barcode", "4600000000001");
        ledger.item("B", "K2");
        ledger.partner("P1", "Partner 1").set("tin", "7700000000");
        ledger.partner("P2", "Partner 2");
        document(ledger, "R1", "1", "RECEIPT", "P1", "A", "5");
        document(ledger, "R2", "2", "RECEIPT", "P2", "B", "6");
        document(ledger, "S1", "1", "SALE", "", "A", "1");
        document(ledger, "S2", "2", "SALE", "", "B", "2");
        return ledger;
    }

    static void document(
            LedgerModel ledger, String id, String store, String type, String partner, String item, String quantity) {
        ledger.document(id, store, type, type.equals("SALE") ? "2026-11-12T10:00:00" : "2026-11-10T10:00:00")
                .number("7")
                .partner(partner)
                .line(1, item, quantity)
                .purchasePrice("10.00")
                .retailPrice("20.00")
                .vat("10", "10");
    }

    /** The good ledger with one value set. */
    static LedgerModel with(SourceTable table, String id, String column, String value) {
        LedgerModel ledger = good();
        set(ledger, table, id, column, value);
        return ledger;
    }

    /** Sets a value of the first row whose first column has this value. */
    static void set(LedgerModel ledger, SourceTable table, String id, String column, String value) {
        ledger.rows(table).stream()
                .filter(row -> LedgerModel.value(row, table.key().get(0)).equals(id))
                .findFirst()
                .orElseThrow()
                .put(column, value);
    }

    /** A ledger of only some of the documents of another. */
    static LedgerModel only(LedgerModel ledger, String... docIds) {
        LedgerModel some = ledger.copy();
        Set<String> ids = Set.of(docIds);
        some.rows(SourceTable.DOCUMENTS).removeIf(row -> !ids.contains(LedgerModel.value(row, "doc_id")));
        some.rows(SourceTable.LINES).removeIf(row -> !ids.contains(LedgerModel.value(row, "doc_id")));
        return some;
    }

    /** Begins with the good ledger and nothing else. */
    void reset() throws Exception {
        home.load(good(), WriteOptions.plain(), true);
    }

    /**
     * Loads a ledger with faults that spoil stores: they are told, the stores leave no file, the others go on; and when
     * the documents come again without faults, all are formed.
     */
    void requireSpoiled(LedgerModel bad, WriteOptions options, Set<String> stores, Told... told) throws Exception {
        reset();
        // What a load brings for the other stores counts.
        LedgerModel others = bad.copy();
        others.document("N1", "1", "SURPLUS", "2026-11-13T10:00:00").line(1, "A", "1");
        others.document("N2", "2", "SURPLUS", "2026-11-13T10:00:00").line(1, "B", "1");
        LedgerModel expected = good();
        expected.document("N1", "1", "SURPLUS", "2026-11-13T10:00:00").line(1, "A", "1");
        expected.document("N2", "2", "SURPLUS", "2026-11-13T10:00:00").line(1, "B", "1");
        home.write(others, options);
        LoadReport report = home.load(false);
        requireTold(report.faults(), told);
        assertThat(report.count()).isEqualTo(told.length);
        assertThat(report.spoiled().keySet()).isEqualTo(stores);
        assertThat(report.spoiled().values()).allMatch(count -> count > 0);
        requireFormed(expected, stores);

        // Nothing of it was kept: what the load brought besides is still missing when only the good documents come.
        home.load(only(expected, "R1", "R2", "S1", "S2"), WriteOptions.plain(), false);
        requireFormed(expected, stores);
        home.load(only(expected, "N1", "N2"), WriteOptions.plain(), false);
        requireFormed(expected, Set.of());
    }

    /** Forms all shops: those named are refused and leave nothing, the others are the reference's. */
    void requireFormed(LedgerModel expected, Set<String> refused) throws IOException {
        Run run = nextRun();
        for (StoreResult result : home.form(run)) {
            Path archive = home.out().resolve(run.archiveName(result.storeId()));
            if (refused.contains(result.storeId())) {
                assertThat(result).isInstanceOf(StoreResult.Unreadable.class);
                StoreResult.Unreadable unreadable = (StoreResult.Unreadable) result;
                assertThat(unreadable.faults()).isNotEmpty().allSatisfy(this::requireWords);
                assertThat(archive).doesNotExist();
                assertThat(home.out().resolve(run.baseName(result.storeId()) + "_protocol.csv"))
                        .doesNotExist();
            } else {
                assertThat(result).isInstanceOf(StoreResult.Formed.class);
                Expectation.requireBytes(
                        Archive.read(archive),
                        run,
                        run.reference(expected, result.storeId()).form(),
                        "store " + result.storeId());
                FileChecker.of(archive).check().checkAgainst(expected, result.storeId());
            }
        }
    }

    private Run nextRun() {
        return Run.regular(Integer.toString(1 + runs++), List.of("1", "2"), FIRST, LAST);
    }

    /** Loads a folder with faults that spoil the load: they are told, and everything stays as it was. */
    List<SourceFault> requireRefused(LedgerModel bad, WriteOptions options, FolderEdit edit, Told... told)
            throws Exception {
        reset();
        Map<String, String> before = state();
        LedgerModel more = bad.copy();
        more.document("N1", "1", "SURPLUS", "2026-11-13T10:00:00").line(1, "A", "1");
        more.rows(SourceTable.ITEMS).forEach(row -> row.put("country_name", "Elsewhere"));
        home.write(more, options);
        edit.edit(home.source());
        SourceException refused = catchThrowableOfType(SourceException.class, () -> home.load(false));
        assertThat(refused).as("the load").isNotNull();
        requireTold(refused.faults(), told);
        assertThat(refused.count()).isEqualTo(told.length);
        assertThat(state()).isEqualTo(before);
        requireFormed(good(), Set.of());
        return refused.faults();
    }

    private Map<String, String> state() {
        Map<String, String> state = new TreeMap<>();
        for (Store store : home.ledger().stores()) {
            state.put("store " + store.id(), store.toString());
        }
        for (ItemKind kind : home.ledger().itemKinds()) {
            state.put("kind " + kind.id(), kind.toString());
        }
        return state;
    }

    private void requireTold(List<SourceFault> faults, Told... told) {
        assertThat(faults.stream().map(Told::of).toList()).containsExactlyInAnyOrderElementsOf(Arrays.asList(told));
        assertThat(faults).allSatisfy(this::requireWords);
    }

    // "errors that name file (or view), line (or key), column, value and what was expected"
    private void requireWords(SourceFault fault) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.forLanguageTag("ru"))) {
            String words = home.wording().say(fault, language);
            assertThat(words).contains(fault.place(), fault.column()).doesNotContain("\n", "\r");
            if (fault.line() > 0) {
                assertThat(words).contains(Long.toString(fault.line()));
            } else {
                assertThat(words).contains(fault.key());
            }
            if (fault.value().chars().noneMatch(Character::isISOControl)) {
                assertThat(words).contains(fault.value());
            }
            fault.expected().stream()
                    .filter(expected -> expected.chars().anyMatch(Character::isLetter))
                    .forEach(expected -> assertThat(words).contains(expected));
        }
    }

    /** Puts text in the place of some that must be there. */
    static FolderEdit replace(String file, String text, String by) {
        return folder -> {
            String before = Files.readString(folder.resolve(file));
            assertThat(before).contains(text);
            Files.writeString(folder.resolve(file), before.replace(text, by));
        };
    }

    /** Adds text at the end of a file. */
    static FolderEdit append(String file, String text) {
        return folder -> Files.writeString(folder.resolve(file), Files.readString(folder.resolve(file)) + text);
    }

    /** Does no harm. */
    static FolderEdit none() {
        return folder -> {};
    }

    /** A copy of the good ledger after some change. */
    static LedgerModel changed(Consumer<LedgerModel> change) {
        LedgerModel ledger = good();
        change.accept(ledger);
        return ledger;
    }
}
