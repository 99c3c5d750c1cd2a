package asterism.configuration;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;
import static asterism.configuration.TestUnion.IVANOVA;
import static asterism.configuration.TestUnion.refusals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import asterism.api.configuration.Integration;
import asterism.api.configuration.KindChoice;
import asterism.api.configuration.KindChoice.Scope;
import asterism.api.configuration.Participation;
import asterism.api.export.ExportFormat.RowCounts;
import asterism.api.export.ProtocolEntry;
import asterism.api.jobs.Job;
import asterism.api.jobs.JobException;
import asterism.api.jobs.JobRun;
import asterism.api.jobs.Outcome;
import asterism.api.jobs.TaskMonitor;
import asterism.api.lotdata.Balance;
import asterism.api.lotdata.Document;
import asterism.api.lotdata.DocumentType;
import asterism.api.lotdata.Item;
import asterism.api.lotdata.Lot;
import asterism.api.lotdata.LotQuery;
import asterism.api.lotdata.Movement;
import asterism.api.lotdata.Partner;
import asterism.api.lotdata.Store;
import asterism.api.lotdata.StoreFaultException;
import asterism.api.lotdata.StoreWindow;
import asterism.api.source.SourceFault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredKindChoicesTest {
    private final List<LotQuery> queries = new ArrayList<>();
    private TestUnion union;
    private StoredKindChoices kinds;

    @BeforeEach
    void open() throws Exception {
        union = new TestUnion();
        kinds = union.kinds;
        union.ledger.kind("DRUGS", "").kind("RX", "DRUGS").kind("OTC", "DRUGS").kind("FOOD", "");
    }

    @Test
    void nothingIsChosenUntilSomebodyChooses() throws Exception {
        assertThat(kinds.choice(IVANOVA, SOZVEZDIE)).isEqualTo(new KindChoice(Scope.OPEN, Set.of(), 0));
        assertThat(kinds.included(IVANOVA, SOZVEZDIE)).isEmpty();
    }

    @Test
    void allIsAChoiceAndNeedsNoFilter() throws Exception {
        KindChoice all = kinds.save(IVANOVA, SOZVEZDIE, new KindChoice(Scope.ALL, Set.of("RX"), 0));

        assertThat(all).isEqualTo(new KindChoice(Scope.ALL, Set.of(), 1));
        assertThat(all.filter()).isEmpty();
        assertThat(kinds.included(IVANOVA, SOZVEZDIE)).containsExactly("DRUGS", "FOOD", "OTC", "RX");
    }

    @Test
    void aKindIncludesItsChildrenAlsoThoseAddedLater() throws Exception {
        KindChoice stored = kinds.save(IVANOVA, SOZVEZDIE, new KindChoice(Scope.TICKED, Set.of("DRUGS", "RX"), 0));
        union.ledger.kind("VACCINES", "RX");

        assertThat(stored.kinds()).containsExactly("DRUGS");
        assertThat(stored.filter()).contains(Set.of("DRUGS"));
        assertThat(kinds.choice(IVANOVA, SOZVEZDIE)).isEqualTo(stored);
        assertThat(kinds.included(IVANOVA, SOZVEZDIE)).containsExactly("DRUGS", "OTC", "RX", "VACCINES");
    }

    @Test
    void everyTickLeavesItsTrail() throws Exception {
        kinds.save(IVANOVA, SOZVEZDIE, new KindChoice(Scope.TICKED, Set.of("RX"), 0));
        kinds.save(IVANOVA, SOZVEZDIE, new KindChoice(Scope.TICKED, Set.of("FOOD"), 1));

        assertThat(union.trail("kinds."))
                .containsExactly(
                        "ivanova kinds.sozvezdie OPEN -> TICKED",
                        "ivanova kinds.sozvezdie.RX  -> on",
                        "ivanova kinds.sozvezdie.FOOD  -> on",
                        "ivanova kinds.sozvezdie.RX on -> ");
    }

    @Test
    void refusesNoTickAtAllAndKindsThatThereAreNot() throws Exception {
        assertThat(refusals(() -> kinds.save(IVANOVA, SOZVEZDIE, new KindChoice(Scope.TICKED, Set.of(), 0))))
                .containsExactly("KINDS_EMPTY: ");
        KindChoice unknown = new KindChoice(Scope.TICKED, Set.of("RX", "TOYS", "BOOKS"), 0);
        assertThat(refusals(() -> kinds.save(IVANOVA, SOZVEZDIE, unknown))).containsExactly("KIND_UNKNOWN: BOOKS,TOYS");
        union.ledger.kinds.clear();
        assertThat(kinds.save(IVANOVA, SOZVEZDIE, unknown).version()).isEqualTo(1);
    }

    @Test
    void tellsHowManyRowsWouldBeWithdrawn() throws Exception {
        takesPart("S1", "2026-11-20", "");
        takesPart("S2", "2026-08-01", "2026-11-10");
        takesPart("S3", "2026-08-01", "");
        union.ledger.windows = query -> {
            queries.add(query);
            if (query.storeId().equals("S3")) {
                throw new StoreFaultException(
                        "S3",
                        List.of(new SourceFault(SourceFault.Kind.DOCUMENTS_OWED, "", 0, "R1", "", "1", List.of())));
            }
            return new KindWindow(query);
        };

        KindChoice planned = new KindChoice(Scope.TICKED, Set.of("RX", "FOOD"), 0);
        assertThat(cost(planned)).isEqualTo(new RowCounts(4, 4, 8));
        Optional<Set<String>> gone = Optional.of(Set.of("DRUGS", "OTC"));
        Optional<LocalDate> start = Optional.empty();
        LocalDate last = LocalDate.parse("2026-11-23");
        assertThat(queries)
                .containsExactly(
                        new LotQuery("S1", LocalDate.parse("2026-11-20"), last, true, start, gone),
                        new LotQuery("S2", last.minusDays(91), LocalDate.parse("2026-11-10"), false, start, gone),
                        new LotQuery("S3", last.minusDays(91), last, false, start, gone));
    }

    private Outcome run(Map<String, String> parameters, TaskMonitor monitor) throws Exception {
        KindsCostJob job = new KindsCostJob(kinds);
        JobRun run = new JobRun(
                1, "kinds-cost", SOZVEZDIE, IVANOVA, parameters, TestUnion.CLOCK.instant(), Optional.empty());
        assertThat(job.tasks(run)).containsExactly(Job.ALL);
        return job.perform(run, Job.ALL, monitor);
    }

    /** Asks to stop once it has heard of some stores. */
    private record Heard(List<String> progress, int enough) implements TaskMonitor {
        @Override
        public void progress(long done, long total, String unit) {
            progress.add(done + " of " + total + ' ' + unit);
        }

        @Override
        public boolean stopRequested() {
            return progress.size() >= enough;
        }
    }

    @Test
    void aRunCountsStoreByStoreAndStopsWhenItIsAskedTo() throws Exception {
        takesPart("S1", "2026-11-20", "");
        takesPart("S2", "2026-08-01", "2026-11-10");
        union.ledger.windows = KindWindow::new;
        Map<String, String> planned = Map.of("scope", "TICKED", "kinds", "RX\nFOOD");
        Heard heard = new Heard(new ArrayList<>(), 9);

        assertThat(run(planned, heard)).isEqualTo(Outcome.done("kinds.counted", "4", "4", "8"));
        assertThat(heard.progress()).containsExactly("0 of 2 store", "1 of 2 store");
        assertThat(run(planned, new Heard(new ArrayList<>(), 1))).isEqualTo(Outcome.stopped());
    }

    @Test
    void aRunOfWhatCannotBeChosenFailsByName() {
        Heard heard = new Heard(new ArrayList<>(), 9);
        KindsCostJob job = new KindsCostJob(kinds);
        JobException unknown =
                catchThrowableOfType(JobException.class, () -> run(Map.of("scope", "TICKED", "kinds", "TOYS"), heard));
        JobException wrong = catchThrowableOfType(JobException.class, () -> run(Map.of("scope", "SOME"), heard));

        assertThat(job.say(unknown.code(), unknown.arguments(), Locale.ENGLISH)).contains("TOYS");
        assertThat(job.say(wrong.code(), wrong.arguments(), Locale.ENGLISH)).contains("SOME");
        for (Locale language : List.of(Locale.ENGLISH, Locale.forLanguageTag("ru"))) {
            assertThat(job.say(Job.TITLE, List.of(), language)).doesNotContain(Job.TITLE);
            assertThat(job.say("kinds.counted", List.of("1", "2", "3"), language))
                    .contains("1", "2", "3");
        }
        assertThat(job.say("other", List.of("x"), Locale.ENGLISH)).isEqualTo("other x");
    }

    @Test
    void whatTakesNoKindOutNeedsNoLotData() throws Exception {
        takesPart("S1", "2026-08-01", "");
        RowCounts none = new RowCounts(0, 0, 0);
        assertThat(cost(new KindChoice(Scope.ALL, Set.of(), 0))).isEqualTo(none);
        kinds.save(IVANOVA, SOZVEZDIE, new KindChoice(Scope.TICKED, Set.of("RX"), 1));
        assertThat(cost(new KindChoice(Scope.TICKED, Set.of("DRUGS"), 0))).isEqualTo(none);
        assertThat(refusals(() -> cost(new KindChoice(Scope.TICKED, Set.of("TOYS"), 0))))
                .containsExactly("KIND_UNKNOWN: TOYS");
    }

    private RowCounts cost(KindChoice planned) throws Exception {
        return kinds.withdrawn(IVANOVA, SOZVEZDIE, planned, (done, total) -> {});
    }

    /** Makes a store ready, with all kinds. */
    private void takesPart(String storeId, String initialDay, String until) throws Exception {
        if (union.list().isEmpty()) {
            union.settings.save(IVANOVA, SOZVEZDIE, new Integration(true, Optional.empty(), 0));
            kinds.save(IVANOVA, SOZVEZDIE, new KindChoice(Scope.ALL, Set.of(), 0));
        }
        union.ledger.shop(storeId);
        union.ledger.withData.add(storeId);
        Optional<LocalDate> last = until.isEmpty() ? Optional.empty() : TestUnion.day(until);
        Participation one = union.save(Participation.of(storeId, storeId, "1")
                .withDays(Optional.empty(), last)
                .withInitialDay(TestUnion.day(initialDay)));
        union.confirmations.confirm(IVANOVA, SOZVEZDIE, List.of(one), "", true);
    }

    /** A lot of each kind below {@code DRUGS}, with a movement and two balances. */
    private record KindWindow(LotQuery query) implements StoreWindow {
        private static List<Lot> all() {
            return Stream.of("DRUGS", "RX", "OTC")
                    .map(kind -> new Lot(
                            kind,
                            new Item(kind, kind, kind, "", "", "", "", "", "", "", "", ""),
                            Partner.NONE,
                            "D",
                            "1",
                            Optional.empty(),
                            0,
                            OptionalInt.empty(),
                            0,
                            OptionalInt.empty(),
                            false))
                    .toList();
        }

        @Override
        public Store store() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterable<Lot> lots() {
            return all();
        }

        @Override
        public Iterable<Movement> movements() {
            Document sale = Document.bare(DocumentType.SALE, query.first().atStartOfDay());
            return all().stream()
                    .map(lot -> new Movement(lot.id(), lot, sale, 1000, 0, 0, 0))
                    .toList();
        }

        @Override
        public Iterable<Balance> balances() {
            return all().stream()
                    .flatMap(lot ->
                            Stream.of(query.first(), query.last()).map(day -> new Balance(lot, day, 0, 0, 0, 0, 0, 0)))
                    .toList();
        }

        @Override
        public WindowTotals totals() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ProtocolEntry> deviations() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SortedMap<LocalDate, Long> digests() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void refusesAChangeOfAnOlderVersion() throws Exception {
        kinds.save(IVANOVA, SOZVEZDIE, new KindChoice(Scope.ALL, Set.of(), 0));

        assertThatThrownBy(() -> kinds.save(IVANOVA, SOZVEZDIE, new KindChoice(Scope.TICKED, Set.of("RX"), 0)))
                .isInstanceOf(ConcurrentModificationException.class)
                .hasMessageContaining("stored is 1");
    }
}
