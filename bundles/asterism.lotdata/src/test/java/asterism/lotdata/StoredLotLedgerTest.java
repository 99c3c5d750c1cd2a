package asterism.lotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.Actor;
import asterism.api.Progress;
import asterism.api.lotdata.LotQuery;
import asterism.api.lotdata.Movement;
import asterism.api.lotdata.StoreFaultException;
import asterism.api.lotdata.StoreWindow;
import asterism.api.source.SourceException;
import asterism.api.source.SourceFault;
import asterism.api.storage.Database;
import asterism.testkit.LedgerModel;
import asterism.testkit.LedgerMutation;
import asterism.testkit.RandomLedger;
import asterism.testkit.Reference;
import asterism.testkit.ReferenceMovement;
import asterism.testkit.ReferenceWarning;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class StoredLotLedgerTest {
    private static final Actor OWNER = new Actor.HomeOwner();
    private static final Set<String> OF_FORMATS = Set.of(
            "DOC_NUMBER_NOT_NUMERIC",
            "TIN_INVALID",
            "BARCODE_INVALID",
            "ETALON_ID_INVALID",
            "TEXT_CHARACTER_DROPPED",
            "NO_MOVEMENTS");

    @Test
    void givesTheReferencesMovementsAndDeviationsInAWindow() throws Exception {
        for (long seed = 0; seed < 300; seed++) {
            LedgerModel model = RandomLedger.of(seed);
            StoredLotLedger ledger = fresh("window" + seed);
            ledger.update(OWNER, new ModelSource(model, seed % 2 == 0), false, Progress.SILENT);
            StoreWindow window = ledger.window(OWNER, query());
            assertThat(movements(window)).as("seed %d", seed).isEqualTo(expectedMovements(model));
            assertThat(deviations(window)).as("seed %d", seed).isEqualTo(expectedDeviations(model));
        }
    }

    @Test
    void comesToTheSameStepByStepAsAtOnce() throws Exception {
        for (long seed = 0; seed < 100; seed++) {
            LedgerModel model = RandomLedger.of(seed);
            StoredLotLedger ledger = fresh("steps" + seed);
            ledger.update(OWNER, new ModelSource(model, false), false, Progress.SILENT);
            Random random = new Random(seed);
            for (int step = 0; step < 4; step++) {
                LedgerMutation mutation = RandomLedger.mutate(model, random);
                boolean complete = step == 3;
                var source =
                        new ModelSource(complete ? mutation.completeLoad() : mutation.load(), (seed + step) % 2 == 0);
                assertThat(ledger.update(OWNER, source, complete, Progress.SILENT)
                                .faults())
                        .isEmpty();
                model = mutation.after();
                StoreWindow window = ledger.window(OWNER, query());
                assertThat(movements(window)).as("seed %d, step %d", seed, step).isEqualTo(expectedMovements(model));
            }
        }
    }

    @Test
    void aFaultInALineSpoilsItsStoreUntilTheDocumentsComeAgain() throws Exception {
        LedgerModel model = twoStores();
        StoredLotLedger ledger = fresh("fault");
        ledger.update(OWNER, new ModelSource(model, true), false, Progress.SILENT);
        LedgerModel broken = twoStores();
        broken.linesOf("R1").get(0).put("quantity", "-5");
        var report = ledger.update(OWNER, new ModelSource(broken, true), false, Progress.SILENT);
        assertThat(report.spoiled()).containsOnlyKeys("1");
        assertThat(report.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(SourceFault.Kind.NUMBER_MALFORMED);
            assertThat(fault.column()).isEqualTo("quantity");
            assertThat(fault.value()).isEqualTo("-5");
            assertThat(fault.key()).isEqualTo("R1/1");
        });
        assertThatThrownBy(() -> ledger.window(OWNER, query("1"))).isInstanceOf(StoreFaultException.class);
        assertThat(movements(ledger.window(OWNER, query("2")))).hasSize(1);
        ledger.update(OWNER, new ModelSource(model, true), false, Progress.SILENT);
        assertThat(movements(ledger.window(OWNER, query("1")))).hasSize(1);
    }

    @Test
    void anOlderStateForAnotherStoreInACompleteLoadTakesNothingAway() throws Exception {
        StoredLotLedger ledger = fresh("older");
        ledger.update(OWNER, new ModelSource(twoStores(), true), false, Progress.SILENT);
        LedgerModel older = twoStores();
        older.rows(asterism.testkit.SourceTable.DOCUMENTS).get(0).put("store_id", "2");
        older.rows(asterism.testkit.SourceTable.DOCUMENTS).get(0).put("changed_at", "2020-01-01T00:00:00");
        ledger.update(OWNER, new ModelSource(older, true), true, Progress.SILENT);
        assertThat(movements(ledger.window(OWNER, query("1")))).hasSize(1);
        assertThat(movements(ledger.window(OWNER, query("2")))).hasSize(1);
    }

    @Test
    void aFaultyDocumentThatComesGoodForAnotherStoreClearsTheFirst() throws Exception {
        StoredLotLedger ledger = fresh("owed");
        LedgerModel broken = twoStores();
        broken.rows(asterism.testkit.SourceTable.DOCUMENTS).get(0).put("doc_type", "RECEPT");
        ledger.update(OWNER, new ModelSource(broken, true), false, Progress.SILENT);
        assertThatThrownBy(() -> ledger.window(OWNER, query("1"))).isInstanceOf(StoreFaultException.class);
        LedgerModel mended = twoStores();
        mended.rows(asterism.testkit.SourceTable.DOCUMENTS).get(0).put("store_id", "2");
        ledger.update(OWNER, new ModelSource(mended, true), false, Progress.SILENT);
        assertThat(movements(ledger.window(OWNER, query("1")))).isEmpty();
        assertThat(movements(ledger.window(OWNER, query("2")))).hasSize(2);
    }

    @Test
    void anOldFaultOfAnItemIsToldByTheLoadThatStillLacksIt() throws Exception {
        StoredLotLedger ledger = fresh("mark");
        LedgerModel broken = twoStores();
        broken.rows(asterism.testkit.SourceTable.ITEMS).get(0).put("name", "");
        var first = ledger.update(OWNER, new ModelSource(broken, true), false, Progress.SILENT);
        assertThat(first.faults()).extracting(SourceFault::kind).containsExactly(SourceFault.Kind.VALUE_MISSING);
        assertThat(first.spoiled()).containsExactly(Map.entry("1", 1L), Map.entry("2", 1L));
        broken.rows(asterism.testkit.SourceTable.ITEMS).clear();
        var second = ledger.update(OWNER, new ModelSource(broken, true), false, Progress.SILENT);
        assertThat(second.faults()).extracting(SourceFault::kind).containsExactly(SourceFault.Kind.ROW_STILL_FAULTY);
        assertThat(second.count()).isEqualTo(1);
        assertThat(second.spoiled()).containsExactly(Map.entry("1", 1L), Map.entry("2", 1L));
    }

    @Test
    void aDocumentInTwoPartsSpoilsBothStores() throws Exception {
        LedgerModel model = twoStores();
        model.rows(asterism.testkit.SourceTable.DOCUMENTS).get(1).put("doc_id", "R1");
        model.linesOf("R2").forEach(row -> row.put("doc_id", "R3"));
        LedgerModel twice = twoStores();
        twice.rows(asterism.testkit.SourceTable.DOCUMENTS).get(1).put("doc_id", "R1");
        twice.remove(asterism.testkit.SourceTable.LINES, "R2", "1");
        var report = fresh("twice").update(OWNER, new ModelSource(twice, true), false, Progress.SILENT);
        assertThat(report.spoiled()).containsOnlyKeys("1", "2");
    }

    @Test
    void aLoadWithoutARequiredValueOfAStoreIsNotKept() throws Exception {
        LedgerModel model = twoStores();
        model.rows(asterism.testkit.SourceTable.STORES).get(0).put("name", "");
        StoredLotLedger ledger = fresh("store");
        assertThatThrownBy(() -> ledger.update(OWNER, new ModelSource(model, true), false, Progress.SILENT))
                .isInstanceOf(SourceException.class);
        assertThat(ledger.stores()).isEmpty();
    }

    @Test
    void aSourceThatIsAsItWasIsNotReadAgain() throws Exception {
        StoredLotLedger ledger = fresh("unchanged");
        LedgerModel model = twoStores();
        assertThat(documentsRead(ledger, model, false)).isPositive();
        assertThat(documentsRead(ledger, model, false)).isZero();
        assertThat(documentsRead(ledger, model, true))
                .as("complete for the first time")
                .isPositive();
        assertThat(documentsRead(ledger, model, true)).isZero();
        assertThat(documentsRead(ledger, model, false)).isZero();
        LedgerModel other = RandomLedger.of(3);
        assertThat(documentsRead(ledger, other, true)).isPositive();
        assertThat(documentsRead(ledger, model, true)).as("not the last one").isPositive();
    }

    @Test
    void aSourceWithAFaultIsReadAgain() throws Exception {
        StoredLotLedger ledger = fresh("faulty-again");
        LedgerModel model = RandomLedger.of(8);
        model.rows(asterism.testkit.SourceTable.LINES).get(0).put("quantity", "many");
        assertThat(documentsRead(ledger, model, false)).isPositive();
        assertThat(documentsRead(ledger, model, false)).isPositive();
    }

    private static long documentsRead(StoredLotLedger ledger, LedgerModel model, boolean complete) throws Exception {
        return ledger.update(OWNER, new ModelSource(model, true), complete, Progress.SILENT)
                .documents();
    }

    private static LedgerModel twoStores() {
        LedgerModel model = new LedgerModel();
        model.store("1", "One");
        model.store("2", "Two");
        model.item("A");
        model.document("R1", "1", "RECEIPT", RandomLedger.FIRST_DAY + "T10:00:00")
                .line(1, "A", "5");
        model.document("R2", "2", "RECEIPT", RandomLedger.FIRST_DAY + "T10:00:00")
                .line(1, "A", "5");
        return model;
    }

    private static LotQuery query() {
        return query("1");
    }

    private static LotQuery query(String store) {
        return new LotQuery(
                store, RandomLedger.FIRST_DAY, RandomLedger.LAST_DAY, false, Optional.empty(), Optional.empty());
    }

    private static StoredLotLedger fresh(String name) throws Exception {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        Database database = h2::getConnection;
        try (InputStream in = StoredLotLedger.class.getResourceAsStream("/migrations/001-lot-data.sql");
                Connection connection = h2.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop all objects");
            statement.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return new StoredLotLedger(database, (actor, unionId, permission) -> true);
    }

    private static List<String> movements(StoreWindow window) {
        return StreamSupport.stream(window.movements().spliterator(), false)
                .map(StoredLotLedgerTest::text)
                .toList();
    }

    private static String text(Movement m) {
        return String.join(
                " | ",
                m.id(),
                m.lot().id(),
                decimal(m.quantity(), 3),
                decimal(m.purchaseSum(), 2),
                decimal(m.retailSum(), 2),
                decimal(m.discountSum(), 2));
    }

    private static List<String> expectedMovements(LedgerModel model) {
        List<String> lines = new ArrayList<>();
        Reference.of(model, "1").attribution().forEach(item -> item.movements().forEach(m -> lines.add(text(m))));
        return lines;
    }

    private static String text(ReferenceMovement m) {
        return String.join(
                " | ",
                m.id(),
                m.lotId(),
                m.quantity().setScale(3).toPlainString(),
                m.purchaseSum().setScale(2).toPlainString(),
                m.retailSum().setScale(2).toPlainString(),
                m.discount().setScale(2).toPlainString());
    }

    private static String decimal(long value, int scale) {
        return BigDecimal.valueOf(value, scale).toPlainString();
    }

    private static List<ReferenceWarning> deviations(StoreWindow window) {
        return window.deviations().stream()
                .map(e -> new ReferenceWarning(
                        e.code().name(),
                        e.storeId(),
                        e.itemId(),
                        e.lotId(),
                        e.docId(),
                        e.lineNo() == 0 ? "" : String.valueOf(e.lineNo()),
                        e.day().map(Object::toString).orElse("")))
                .sorted(Comparator.comparing(ReferenceWarning::toString))
                .toList();
    }

    private static List<ReferenceWarning> expectedDeviations(LedgerModel model) {
        return Reference.of(model, "1")
                .regular(RandomLedger.FIRST_DAY, RandomLedger.LAST_DAY)
                .form()
                .warnings()
                .stream()
                .filter(warning -> !OF_FORMATS.contains(warning.code()))
                .sorted(Comparator.comparing(ReferenceWarning::toString))
                .toList();
    }
}
