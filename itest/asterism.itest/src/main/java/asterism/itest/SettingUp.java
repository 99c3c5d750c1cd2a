package asterism.itest;

import static asterism.itest.Administrator.CLIENT;
import static asterism.itest.Administrator.UNION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import asterism.api.configuration.CodePreview;
import asterism.api.configuration.Confirmations;
import asterism.api.configuration.KindChoice;
import asterism.api.configuration.KindChoices;
import asterism.api.configuration.Lack;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Participations;
import asterism.api.configuration.Readiness;
import asterism.api.configuration.Refusal;
import asterism.api.configuration.SettingsException;
import asterism.api.configuration.SettingsWording;
import asterism.api.configuration.StepState.State;
import asterism.api.configuration.StepState.Step;
import asterism.api.configuration.StoreChoice;
import asterism.api.configuration.StoreReadiness;
import asterism.api.export.ExportFile;
import asterism.api.jobs.JobSchedule;
import asterism.api.jobs.Phase;
import asterism.api.jobs.RunState;
import asterism.api.jobs.Schedules;
import asterism.api.upload.ConnectionCheck;
import asterism.api.upload.Endpoint;
import asterism.api.upload.UploadConnections;
import asterism.testkit.WriteOptions;
import asterism.testkit.upload.FaultyFtpServer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.groups.Tuple;

/** The steps from installation to daily work as a person goes them, each with what it shows. */
final class SettingUp {
    static final String DIRECTORY = Endpoint.DEFAULT_DIRECTORY;
    static final LocalTime FORMING = LocalTime.of(2, 30);
    static final LocalTime SENDING = LocalTime.of(4, 0);

    /** The day on whose evening all is set up. */
    static final LocalDate EVE = GrowingLedger.FIRST_DAY.plusDays(2);

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private final Home home;
    private final Administrator administrator;
    private final MovedClock clock;
    private final GrowingLedger source;
    private final FaultyFtpServer server;

    SettingUp(Home home, Administrator administrator, MovedClock clock, GrowingLedger source, FaultyFtpServer server) {
        this.home = home;
        this.administrator = administrator;
        this.clock = clock;
        this.source = source;
        this.server = server;
    }

    static Instant moment(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(MovedClock.ZONE).toInstant();
    }

    /** Leaves the last of the shops without a code. */
    void goAllSteps() throws Exception {
        readSource();
        chooseStores();
        chooseKinds();
        formInitialData();
        refuseAndConfirm();
        connect();
        schedule();
    }

    /** Step 1 and 4; stores and item kinds come with the source. */
    private void readSource() throws Exception {
        home.write(source.model(), WriteOptions.plain());
        administrator.run("prepare", Phase.NOTHING_TO_DO);
        assertThat(home.ledger().stores()).isEmpty();
        administrator.enable();
        administrator.run("prepare", Phase.DONE);
        assertThat(home.ledger().storesWithData()).containsExactlyElementsOf(GrowingLedger.SHOPS);
        administrator.run("prepare", Phase.NOTHING_TO_DO);
    }

    /** Step 2: two stores take their codes from a marketplace, one its own id; one stays without a code for now. */
    private void chooseStores() throws Exception {
        Participations participations = home.service(Participations.class);
        StoreChoice all = new StoreChoice(Optional.empty(), Optional.of(GrowingLedger.MARKETPLACE), CLIENT);
        CodePreview preview = participations.preview(Home.ACTOR, UNION, all);
        assertThat(preview.rows())
                .extracting(
                        CodePreview.Row::storeId,
                        CodePreview.Row::storeCode,
                        row -> row.conflict().map(Refusal::reason))
                .containsExactly(
                        Tuple.tuple("1", "asna-1", Optional.empty()),
                        Tuple.tuple("2", "asna-2", Optional.empty()),
                        Tuple.tuple("3", "", Optional.of(Refusal.Reason.STORE_CODE_MISSING)),
                        Tuple.tuple("4", "апт-4", Optional.of(Refusal.Reason.STORE_CODE_INVALID)));
        SettingsWording wording = home.service(SettingsWording.class);
        for (Locale language : List.of(RUSSIAN, Locale.ENGLISH)) {
            assertThat(wording.say(preview.rows().get(3).conflict().orElseThrow(), language))
                    .contains("4", "апт-4");
        }
        assertThat(administrator.participations()).isEmpty();
        assertThat(participations.apply(Home.ACTOR, UNION, preview)).hasSize(2);
        StoreChoice own = new StoreChoice(Optional.of(List.of("3")), Optional.empty(), CLIENT);
        participations.apply(Home.ACTOR, UNION, participations.preview(Home.ACTOR, UNION, own));
        administrator.save(List.of(Participation.of("4", "", CLIENT)));
        administrator.save(administrator.participations().stream()
                .map(one -> one.withInitialDay(Optional.of(GrowingLedger.FIRST_DAY)))
                .toList());
        SettingsException refused = catchThrowableOfType(
                SettingsException.class,
                () -> administrator.save(List.of(Participation.of(GrowingLedger.WAREHOUSE, "w", CLIENT))));
        assertThat(refused.refusals()).extracting(Refusal::reason).containsExactly(Refusal.Reason.STORE_NOT_SHOP);
    }

    /** Step 3. */
    private void chooseKinds() throws Exception {
        KindChoices kinds = home.service(KindChoices.class);
        kinds.save(Home.ACTOR, UNION, new KindChoice(KindChoice.Scope.TICKED, Set.of(GrowingLedger.KIND), 0));
        assertThat(kinds.included(Home.ACTOR, UNION)).containsExactly(GrowingLedger.KIND, "K1");
    }

    /** Step 5; the store without a code is named, the others go on. */
    private void formInitialData() throws Exception {
        clock.moveBySeconds(60);
        RunState run = administrator.run("initial", Phase.FAILED);
        assertThat(administrator.tasks(run)).hasSize(4).hasEntrySatisfying("4", task -> {
            assertThat(task.phase()).isEqualTo(Phase.FAILED);
            assertThat(task.code()).isEqualTo("export.not-ready");
            assertThat(task.arguments()).containsExactly("STORE_CODE", "INITIAL_FILE", "CONFIRMATION");
        });
        for (String shop : List.of("1", "2", "3")) {
            assertThat(home.files().ofStore(Home.ACTOR, shop))
                    .extracting(ExportFile::initial, ExportFile::first, ExportFile::last)
                    .containsExactly(Tuple.tuple(true, GrowingLedger.FIRST_DAY, EVE.minusDays(1)));
        }
    }

    /** Step 6. */
    private void refuseAndConfirm() throws Exception {
        home.service(Confirmations.class)
                .refuse(Home.ACTOR, UNION, List.of(administrator.participation("2")), "no receipts");
        assertThat(lacks("2")).containsExactlyInAnyOrder(Lack.INITIAL_FILE, Lack.CONFIRMATION);
        SettingsException refused = catchThrowableOfType(
                SettingsException.class, () -> administrator.confirm(List.of(administrator.participation("2")), ""));
        assertThat(refused.refusals())
                .extracting(Refusal::reason, Refusal::storeId)
                .containsExactly(Tuple.tuple(Refusal.Reason.INITIAL_FILE_MISSING, "2"));
        clock.moveBySeconds(60);
        administrator.run("initial", Map.of("store", "2"), Phase.DONE);
        assertThat(lacks("2")).containsExactly(Lack.CONFIRMATION);
        administrator.confirm(
                administrator.participations().stream()
                        .filter(one -> !one.storeId().equals("4"))
                        .toList(),
                "by telephone");
    }

    private Set<Lack> lacks(String storeId) throws Exception {
        return home.service(Readiness.class).checkList(Home.ACTOR, UNION).stores().stream()
                .filter(store -> store.participation().storeId().equals(storeId))
                .map(StoreReadiness::lacks)
                .findFirst()
                .orElseThrow();
    }

    /** Step 7. */
    private void connect() throws Exception {
        char[] password = FaultyFtpServer.PASSWORD.toCharArray();
        administrator.connect(
                Endpoint.of("ftp", "127.0.0.1", server.port(), DIRECTORY, FaultyFtpServer.USER), Optional.of(password));
        ConnectionCheck check = home.service(UploadConnections.class).test(Home.ACTOR, UNION, CLIENT);
        assertThat(check.problem()).isEmpty();
        assertThat(check.unencrypted()).isTrue();
        assertThat(server.names(DIRECTORY)).isEmpty();
    }

    /** Step 8. */
    private void schedule() throws Exception {
        Map<String, LocalTime> times = Map.of("form", FORMING, "send", SENDING);
        Schedules schedules = home.service(Schedules.class);
        for (Map.Entry<String, LocalTime> daily : times.entrySet()) {
            JobSchedule usual = schedules.schedule(Home.ACTOR, daily.getKey(), UNION);
            assertThat(usual.enabled()).isFalse();
            JobSchedule saved = schedules.save(Home.ACTOR, usual.with(true, usual.cron()));
            assertThat(saved.nextRun()).contains(moment(EVE.plusDays(1), daily.getValue()));
            assertThat(schedules.nextRuns(saved.cron(), 5))
                    .hasSize(5)
                    .allSatisfy(next -> assertThat(next.toLocalTime()).isEqualTo(daily.getValue()));
            assertThat(schedules.inWords(saved.cron(), RUSSIAN))
                    .contains(daily.getValue().toString());
        }
        assertThat(administrator.steps())
                .containsEntry(Step.SCHEDULE, State.DONE)
                .containsEntry(Step.CONNECTION, State.DONE)
                .containsEntry(Step.STORES, State.PARTLY)
                .containsEntry(Step.CONFIRMATION, State.PARTLY);
    }
}
