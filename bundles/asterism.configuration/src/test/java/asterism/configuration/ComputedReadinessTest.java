package asterism.configuration;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;
import static asterism.configuration.TestUnion.IVANOVA;
import static asterism.configuration.TestUnion.day;
import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.Actor;
import asterism.api.configuration.CheckList;
import asterism.api.configuration.Integration;
import asterism.api.configuration.KindChoice;
import asterism.api.configuration.KindChoice.Scope;
import asterism.api.configuration.Lack;
import asterism.api.configuration.Participation;
import asterism.api.configuration.ReadyStores;
import asterism.api.configuration.StepFacts;
import asterism.api.configuration.StepState;
import asterism.api.configuration.StepState.Step;
import asterism.api.configuration.StoreReadiness;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComputedReadinessTest {
    private static final String DAY = "2026-08-01";
    private static final LocalDate YESTERDAY = LocalDate.parse("2026-11-23");

    private TestUnion union;

    @BeforeEach
    void open() throws Exception {
        union = new TestUnion();
        union.ledger.shop("S1").shop("S2").kind("RX", "");
    }

    @Test
    void nothingIsDoneAtFirst() throws Exception {
        assertThat(union.readiness.checkList(IVANOVA, SOZVEZDIE).stores()).isEmpty();
        assertThat(steps())
                .containsExactly(
                        "ENABLE OPEN 0/1",
                        "STORES OPEN 0/0",
                        "ITEMS OPEN 0/1",
                        "LOT_DATA OPEN 0/0",
                        "INITIAL_DATA OPEN 0/0",
                        "CONFIRMATION OPEN 0/0",
                        "CONNECTION OPEN 0/1",
                        "SCHEDULE OPEN 0/1",
                        "ACCESS OPEN 0/1");
    }

    @Test
    void aStoreLosesWhatItLacksFromStepToStep() throws Exception {
        Participation store = union.save(Participation.of("S1", "", ""));
        assertLacks(
                Lack.ENABLED,
                Lack.STORE_CODE,
                Lack.CLIENT_ID,
                Lack.ITEM_KINDS,
                Lack.LOT_DATA,
                Lack.INITIAL_DAY,
                Lack.INITIAL_FILE,
                Lack.CONFIRMATION);
        union.settings.save(IVANOVA, SOZVEZDIE, new Integration(true, day("2026-01-01"), 0));
        store = union.save(store.withCodes("17", "1"));
        union.kinds.save(IVANOVA, SOZVEZDIE, new KindChoice(Scope.TICKED, Set.of("RX"), 0));
        assertLacks(Lack.LOT_DATA, Lack.INITIAL_DAY, Lack.INITIAL_FILE, Lack.CONFIRMATION);
        union.ledger.withData.add("S1");
        store = union.save(store.withInitialDay(day(DAY)));
        assertLacks(Lack.INITIAL_FILE, Lack.CONFIRMATION);
        union.files.initial(store, DAY);
        assertLacks(Lack.CONFIRMATION);
        union.confirmations.confirm(IVANOVA, SOZVEZDIE, List.of(store), "", false);
        assertLacks();

        ReadyStores ready = union.readiness.ready(IVANOVA, SOZVEZDIE, YESTERDAY, YESTERDAY);
        assertThat(ready)
                .isEqualTo(new ReadyStores(List.of(store), List.of(), Optional.of(Set.of("RX")), day("2026-01-01")));
        assertThat(steps()).contains("STORES DONE 1/1", "LOT_DATA DONE 1/1", "CONFIRMATION DONE 1/1");
    }

    @Test
    void aStoreThatLacksSomethingIsNamedWhileTheOthersGoOn() throws Exception {
        Participation good = ready("S1", "17");
        union.save(Participation.of("S2", "", "1"));

        ReadyStores ready = union.readiness.ready(IVANOVA, SOZVEZDIE, YESTERDAY, YESTERDAY);

        assertThat(ready.ready()).containsExactly(good);
        assertThat(ready.kinds()).isEmpty();
        assertThat(ready.others()).singleElement().satisfies(other -> {
            assertThat(other.participation().storeId()).isEqualTo("S2");
            assertThat(other.lacks()).contains(Lack.STORE_CODE, Lack.CONFIRMATION);
        });
        assertThat(steps())
                .containsExactly(
                        "ENABLE DONE 1/1",
                        "STORES PARTLY 1/2",
                        "ITEMS DONE 1/1",
                        "LOT_DATA PARTLY 1/2",
                        "INITIAL_DATA PARTLY 1/2",
                        "CONFIRMATION PARTLY 1/2",
                        "CONNECTION OPEN 0/1",
                        "SCHEDULE OPEN 0/1",
                        "ACCESS OPEN 0/1");
    }

    @Test
    void aSwitchedOffIntegrationStopsAllStoresAndKeepsTheirData() throws Exception {
        ready("S1", "17");
        union.settings.save(IVANOVA, SOZVEZDIE, new Integration(false, Optional.empty(), 1));

        assertThat(union.readiness
                        .ready(IVANOVA, SOZVEZDIE, YESTERDAY, YESTERDAY)
                        .others())
                .extracting(StoreReadiness::lacks)
                .containsExactly(Set.of(Lack.ENABLED));
    }

    @Test
    void readinessFollowsWhatTheSourceSays() throws Exception {
        ready("S1", "17");
        union.kinds.save(IVANOVA, SOZVEZDIE, new KindChoice(Scope.TICKED, Set.of("RX"), 1));
        union.ledger.kinds.clear();
        union.ledger.stores.clear();
        assertLacks(Lack.STORE, Lack.ITEM_KINDS);
        union.ledger.kind("RX", "").warehouse("S1");
        assertLacks(Lack.SHOP);
    }

    @Test
    void aStoreTakesPartFromADayUntilADay() throws Exception {
        Participation store = ready("S1", "17");
        union.save(store.withDays(day(DAY), day("2026-11-23")));
        Participation next =
                union.save(Participation.of("S1", "17", "2").withDays(day("2026-11-24"), day("2026-12-31")));

        assertThat(readyOn("2026-07-31")).isEmpty();
        assertThat(readyOn(DAY)).containsExactly("1");
        assertThat(readyOn("2026-11-23")).containsExactly("1");
        assertThat(readyOn("2026-11-24")).containsExactly("2 lacks");
        assertThat(readyOn("2027-01-01")).isEmpty();
        assertThat(checkList().stores()).hasSize(2);

        union.save(next.withDays(day("2026-11-25"), Optional.empty()));
        union.save(union.list().get(0).withDays(day(DAY), day("2026-11-22")));
        assertThat(checkList().stores())
                .extracting(one -> one.participation().clientId())
                .containsExactly("2");
        assertThat(steps()).contains("STORES OPEN 0/0");
    }

    @Test
    void aParticipationThatEndedWithinTheWindowIsStillFormed() throws Exception {
        Participation old = union.save(ready("S1", "17").withDays(day(DAY), day("2026-11-10")));
        Participation next =
                union.save(Participation.of("S1", "17", "2").withDays(day("2026-11-11"), Optional.empty()));

        ReadyStores stores = union.readiness.ready(IVANOVA, SOZVEZDIE, LocalDate.parse("2026-11-10"), YESTERDAY);
        assertThat(stores.ready()).containsExactly(old);
        assertThat(stores.others()).extracting(StoreReadiness::participation).containsExactly(next);
        stores = union.readiness.ready(IVANOVA, SOZVEZDIE, LocalDate.parse("2026-11-11"), YESTERDAY);
        assertThat(stores.ready()).isEmpty();
        assertThat(stores.others()).extracting(StoreReadiness::participation).containsExactly(next);
    }

    @Test
    void othersTellTheirStepsThemselves() throws Exception {
        union.readiness.addStepFacts(new StepFacts() {
            @Override
            public Step step() {
                return Step.CONNECTION;
            }

            @Override
            public StepState state(Actor actor, String unionId) {
                return StepState.of(Step.CONNECTION, 1, 2);
            }
        });

        assertThat(steps()).contains("CONNECTION PARTLY 1/2", "SCHEDULE OPEN 0/1");
    }

    private Participation ready(String storeId, String code) throws IOException {
        union.settings.save(IVANOVA, SOZVEZDIE, new Integration(true, Optional.empty(), 0));
        union.kinds.save(IVANOVA, SOZVEZDIE, new KindChoice(Scope.ALL, Set.of(), 0));
        union.ledger.withData.add(storeId);
        Participation store = union.save(Participation.of(storeId, code, "1").withInitialDay(day(DAY)));
        union.files.initial(store, DAY);
        union.confirmations.confirm(IVANOVA, SOZVEZDIE, List.of(store), "", false);
        return store;
    }

    private List<String> readyOn(String day) throws IOException {
        ReadyStores stores = union.readiness.ready(IVANOVA, SOZVEZDIE, LocalDate.parse(day), LocalDate.parse(day));
        return stores.ready().isEmpty()
                ? stores.others().stream()
                        .map(other -> other.participation().clientId() + " lacks")
                        .toList()
                : stores.ready().stream().map(Participation::clientId).toList();
    }

    private void assertLacks(Lack... lacks) throws IOException {
        StoreReadiness store = checkList().stores().get(0);
        assertThat(store.lacks()).containsExactlyInAnyOrder(lacks);
        assertThat(store.isReady()).isEqualTo(lacks.length == 0);
    }

    private CheckList checkList() throws IOException {
        return union.readiness.checkList(IVANOVA, SOZVEZDIE);
    }

    private List<String> steps() throws IOException {
        return checkList().steps().stream()
                .map(step -> step.step() + " " + step.state() + " " + step.done() + "/" + step.total())
                .toList();
    }
}
