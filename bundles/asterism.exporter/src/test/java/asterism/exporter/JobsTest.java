package asterism.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import asterism.api.Actor;
import asterism.api.Progress;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.Lack;
import asterism.api.configuration.Participation;
import asterism.api.export.ExportFile;
import asterism.api.export.ExportFormat;
import asterism.api.export.ExportRequest;
import asterism.api.export.ExportSpan;
import asterism.api.export.FormatOptions;
import asterism.api.export.Participant;
import asterism.api.export.StoreResult;
import asterism.api.jobs.Job;
import asterism.api.jobs.JobException;
import asterism.api.jobs.JobRun;
import asterism.api.jobs.Outcome;
import asterism.api.source.SourceFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsTest extends ExportRunnerBench {
    private static final Instant NIGHT = Instant.parse("2026-11-23T23:30:00Z");

    private final StubUnion union = new StubUnion();
    private final Clock clock = Clock.fixed(NIGHT, ZoneId.of("Europe/Moscow"));
    private FilesToSend sendable;
    private JobForming forming;
    private Job form;
    private Job initial;
    private Job clean;

    @BeforeEach
    void wire() {
        FilesFolder folder = new FilesFolder(out);
        forming = new JobForming(runner, files, folder, union, union, ledger, clock);
        forming.setSource(() -> {
            throw new IOException("not to be opened");
        });
        sendable = new FilesToSend(h2::getConnection, (actor, unionId, permission) -> true, folder, forming);
        form = new FormJob(forming, JobWordsTest.WORDS);
        initial = new InitialJob(forming, JobWordsTest.WORDS);
        clean = new CleanJob(h2::getConnection, folder, union, clock, JobWordsTest.WORDS);
        ledger.movement("S1", "2026-11-01", 1).movement("S1", "2026-11-20", 2);
        union.ready.add(StubUnion.participation("S1", "", "2026-01-01"));
    }

    private static JobRun run(long id, String... parameters) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            map.put(parameters[i], parameters[i + 1]);
        }
        Actor actor = new Actor.Job("form", "ivanova");
        return new JobRun(id, "form", IntegrationSettings.SOZVEZDIE, actor, map, NIGHT, Optional.of(NIGHT));
    }

    @Test
    void theUsualWindowEndsYesterdayAndTheFileIsToBeSent() throws Exception {
        assertThat(form.defaultSchedule()).contains("30 2 * * *");
        assertThat(form.tasks(run(1))).containsExactly("S1");

        Outcome outcome = form.perform(run(1), "S1", union);

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(outcome.code()).isEqualTo("export.formed");
        assertThat(outcome.arguments())
                .containsExactly("20261124023000_102532_S1_bat.zip", "2026-11-14", "2026-11-23", "1", "0", "0");
        ExportFile file = unsent().get(0);
        assertThat(sendable.archive(file.id()))
                .contains(out.resolve(file.archive()))
                .get()
                .matches(Files::exists);
        assertThat(ledger.queries.peek().kinds()).contains(Set.of("K"));
        assertThat(ledger.queries.peek().ledgerStart()).contains(LocalDate.parse("2026-01-01"));
        assertThat(ledger.updates).isEqualTo(1);
        assertThat(names()).containsExactly(file.archive());
    }

    @Test
    void aTaskThatIsPerformedAgainKeepsItsFile() throws Exception {
        form.perform(run(1), "S1", union);
        ExportFile file = unsent().get(0);

        assertThat(form.perform(run(1), "S1", union).arguments()).contains(file.archive());
        assertThat(unsent()).containsExactly(file);
        assertThat(ledger.updates).isEqualTo(1);

        Files.delete(out.resolve(file.archive()));
        form.perform(run(1), "S1", union);
        assertThat(unsent()).hasSize(1).doesNotContain(file);
        assertThat(names()).containsExactly(file.archive());
    }

    @Test
    void aTaskWhoseFileAnEarlierAttemptStillWritesIsToBePerformedAgain() throws Exception {
        Files.createDirectories(out);
        try (PartFile other = PartFile.beside(out.resolve("20261124023000_102532_S1_bat.zip"))) {
            assertThat(form.perform(run(1), "S1", union)).isEqualTo(Outcome.stopped());
            assertThat(other.channel().isOpen()).isTrue();
        }

        assertThat(form.perform(run(1), "S1", union).code()).isEqualTo("export.formed");
        assertThat(names()).hasSize(1);
    }

    @Test
    void runsOfSeveralJobsAtOnceKeepTheirPlans() throws Exception {
        union.ready.add(StubUnion.participation("S2", "", "2026-01-01"));
        union.lacking(StubUnion.participation("S3", "", "2026-11-10"), Lack.INITIAL_FILE, Lack.CONFIRMATION);
        union.lacking(StubUnion.participation("S4", "", "2026-11-10"), Lack.INITIAL_FILE, Lack.CONFIRMATION);
        JobRun other = new JobRun(2, "initial", "sozvezdie", OWNER, Map.of(), NIGHT, Optional.empty());

        form.perform(run(1), "S1", union);
        initial.perform(other, "S3", union);
        form.perform(run(1), "S2", union);
        initial.perform(other, "S4", union);
        assertThat(ledger.updates).isEqualTo(2);

        form.perform(run(3), "S1", union);
        initial.perform(other, "S4", union);
        assertThat(ledger.updates).isEqualTo(3);
    }

    @Test
    void anyPeriodCanBeFormedAgainForChosenStores() throws Exception {
        union.ready.add(StubUnion.participation("S2", "", "2026-01-01"));
        JobRun run = run(1, "from", "2026-10-20", "to", "2026-11-05", "store", "S1, S1");

        assertThat(form.tasks(run)).containsExactly("S1");
        assertThat(form.perform(run, "S1", union).arguments()).contains("2026-10-20", "2026-11-05");
    }

    @Test
    void runsThatBeginInTheSameSecondGiveFilesOfDifferentNames() throws Exception {
        form.perform(run(1, "from", "2026-11-01", "to", "2026-11-10"), "S1", union);
        form.perform(run(2, "from", "2026-11-01", "to", "2026-11-20"), "S1", union);
        form.perform(run(3, "from", "2026-11-02", "to", "2026-11-20"), "S1", union);

        assertThat(names())
                .containsExactly(
                        "20261124023000_102532_S1_bat.zip",
                        "20261124023001_102532_S1_bat.zip",
                        "20261124023002_102532_S1_bat.zip");
        List<ExportFile> all = unsent();
        form.perform(run(2, "from", "2026-11-01", "to", "2026-11-20"), "S1", union);
        assertThat(unsent()).isEqualTo(all).hasSize(3);
    }

    @Test
    void aLostFileIsFormedAgainOverTheSameDays() throws Exception {
        form.perform(run(1, "from", "2026-10-20", "to", "2026-11-05"), "S1", union);
        ExportFile lost = unsent().get(0);
        Files.delete(out.resolve(lost.archive()));
        ledger.movement("S1", "2026-11-02", 3);

        ExportFile again = sendable.formAgain(OWNER, "sozvezdie", lost.id()).orElseThrow();

        assertThat(again.first()).isEqualTo(lost.first());
        assertThat(again.last()).isEqualTo(lost.last());
        assertThat(again.owner()).isEqualTo(lost.owner());
        assertThat(again.baseName()).isNotEqualTo(lost.baseName());
        assertThat(again.totals().movementCount()).isEqualTo(2);
        assertThat(unsent()).containsExactly(lost, again);
        assertThat(names()).containsExactly(again.archive());
        assertThat(ledger.updates).isEqualTo(1);
    }

    @Test
    void itIsKnownWhetherAWindowMovesOnAlsoOfAFileThatIsFormedAgain() throws Exception {
        String[][] days = {{}, {"from", "2026-11-10", "to", "2026-11-21"}, {"to", "2026-11-22"}};
        for (int i = 0; i < days.length; i++) {
            form.perform(run(i, days[i]), "S1", union);
            ExportFile file = unsent().get(0);
            assertThat(file.moving()).isEqualTo(i == 0);

            sendable.handedOver(file.id());
            ExportFile again = sendable.formAgain(OWNER, "sozvezdie", file.id()).orElseThrow();
            assertThat(again.moving()).isEqualTo(i == 0);
            sendable.handedOver(again.id());
        }
    }

    @Test
    void aLostFileOfOtherCodesOrOfAStoreThatIsNotReadyIsNot() throws Exception {
        form.perform(run(1), "S1", union);
        ExportFile lost = unsent().get(0);
        assertThat(sendable.formAgain(OWNER, "sozvezdie", 99)).isEmpty();

        union.ready.set(0, union.ready.get(0).withCodes("S1", "102533"));
        assertThat(sendable.formAgain(OWNER, "sozvezdie", lost.id())).isEmpty();
        union.ready.clear();
        union.lacking(StubUnion.participation("S1", "", "2026-01-01"), Lack.CONFIRMATION);
        assertThat(sendable.formAgain(OWNER, "sozvezdie", lost.id())).isEmpty();
        assertThat(unsent()).containsExactly(lost);
    }

    @Test
    void aFileBeginsNeitherBeforeTheParticipationNorBeforeInitialData() throws Exception {
        union.ready.clear();
        union.ready.add(StubUnion.participation("S1", "2026-11-16", "2026-11-18"));
        form.perform(run(1), "S1", union);

        assertThat(unsent().get(0).first()).isEqualTo("2026-11-18");
        assertThat(ledger.queries.peek().opening()).isTrue();
    }

    @Test
    void anEndedParticipationIsFormedUntilItsLastDayLeavesTheWindow() throws Exception {
        union.ready.clear();
        union.ready.add(ended("2026-11-14"));
        union.lacking(ended("2026-11-15").withCodes("S2", "102532"), Lack.CONFIRMATION);

        assertThat(form.tasks(run(1))).containsExactly("S1");
        assertThat(form.perform(run(1), "S1", union).arguments()).contains("2026-11-14", "2026-11-14");
        union.ready.set(0, ended("2026-11-13"));
        assertThat(form.tasks(run(2))).isEmpty();
        assertThat(form.tasks(run(2, "store", "S1"))).containsExactly("S1");
    }

    private static Participation ended(String until) {
        return StubUnion.participation("S1", "", "2026-01-01")
                .withDays(Optional.empty(), Optional.of(LocalDate.parse(until)));
    }

    @Test
    void aStoreThatChangedItsCodesHasATaskForEach() throws Exception {
        LocalDate move = LocalDate.parse("2026-11-19");
        ledger.movement("S1", "2026-11-15", 5);
        union.ready.add(0, ended("2026-11-18").withCodes("S1", "7"));
        union.ready.set(1, StubUnion.participation("S1", "2026-11-19", "2026-11-19"));

        assertThat(form.tasks(run(1))).containsExactly("S1 7/S1 2026-11-18", "S1");
        form.perform(run(1), "S1 7/S1 2026-11-18", union);
        form.perform(run(1), "S1", union);

        assertThat(files.ofStore(OWNER, "S1"))
                .extracting(file -> file.owner().clientId(), ExportFile::first, ExportFile::last)
                .containsExactly(
                        tuple("102532", move, LAST), tuple("7", LocalDate.parse("2026-11-14"), move.minusDays(1)));
        JobRun again = run(2, "from", "2026-11-01", "to", "2026-11-19");
        assertThat(form.tasks(again)).hasSize(2);
        assertThat(form.perform(again, "S1 7/S1 2026-11-18", union).arguments()).contains("2026-11-01", "2026-11-18");
        assertThat(form.perform(again, "S1", union).arguments()).contains("2026-11-19", "2026-11-19");
    }

    @Test
    void twoParticipationsUnderTheSameCodesGetAFileEach() throws Exception {
        union.ready.add(0, ended("2026-11-16"));
        union.ready.set(1, StubUnion.participation("S1", "2026-11-18", "2026-11-18"));
        ledger.movement("S1", "2026-11-15", 5);

        for (String task : form.tasks(run(1))) {
            form.perform(run(1), task, union);
            form.perform(run(1), task, union);
        }

        assertThat(unsent()).extracting(ExportFile::last).containsExactly(LocalDate.parse("2026-11-16"), LAST);
        assertThat(names()).hasSize(2);
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        refused("export.no-date", "from", "24.11.2026");
        refused("export.period-not-over", "to", "2026-11-24");
        refused("export.period-empty", "from", "2026-11-20", "to", "2026-11-19");
        refused("export.store-takes-no-part", "store", "S1,S9");
    }

    private void refused(String code, String... parameters) {
        assertThatThrownBy(() -> form.tasks(run(1, parameters)))
                .isInstanceOfSatisfying(
                        JobException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void storesThatAreNotReadyAreNamedWithWhatTheyLack() throws Exception {
        union.lacking(StubUnion.participation("S2", "", ""), Lack.CONFIRMATION, Lack.INITIAL_DAY);

        assertThat(form.tasks(run(1))).containsExactly("S1", "S2");
        assertThat(form.perform(run(1), "S2", union))
                .isEqualTo(Outcome.nothingToDo("export.not-ready", "INITIAL_DAY", "CONFIRMATION"));
        assertThat(files.ofStore(OWNER, "S2")).isEmpty();
    }

    @Test
    void formingWaitsForLotDataThatAreBeingPrepared() {
        assertThat(form.after()).containsExactly("prepare");
    }

    @Test
    void nothingIsDoneWhileTheIntegrationIsOff() throws Exception {
        union.enabled = false;
        for (Job job : List.of(form, initial, clean)) {
            assertThat(job.tasks(run(1))).containsExactly(Job.ALL);
            assertThat(job.perform(run(1), Job.ALL, union)).isEqualTo(Outcome.nothingToDo("export.disabled"));
            assertThat(job.perform(run(1), "S1", union)).isEqualTo(Outcome.nothingToDo("export.disabled"));
        }
        assertThat(ledger.updates).isZero();
    }

    @Test
    void noFileIsFormedOfLotDataThatAreNotUpToDate() throws Exception {
        ledger.updating = progress -> {
            throw new IOException("Cannot read", new NoSuchFileException("/srv/source/stores.csv"));
        };
        assertThatThrownBy(() -> form.perform(run(1), "S1", union)).isInstanceOfSatisfying(JobException.class, e -> {
            assertThat(e.code()).isEqualTo("export.lot-data-not-updated");
            assertThat(e.arguments()).containsExactly("MISSING", "stores.csv");
        });
        assertThatThrownBy(() -> form.perform(run(1), "S1", union)).isInstanceOf(JobException.class);
        assertThat(ledger.updates).isEqualTo(1);
        assertThat(files.ofStore(OWNER, "S1")).isEmpty();

        ledger.updating = progress -> {};
        assertThat(form.perform(run(2), "S1", union).kind()).isEqualTo(Outcome.Kind.DONE);
    }

    @Test
    void aFormatThatIsGoneIsNamed() throws Exception {
        runner.removeFormat(format, Map.of(ExportFormat.FORMAT_ID, "map-actions"));
        assertThatThrownBy(() -> form.perform(run(1), "S1", union)).isInstanceOfSatisfying(JobException.class, e -> {
            assertThat(e.code()).isEqualTo("export.format-unknown");
            assertThat(e.arguments()).containsExactly("map-actions");
        });
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamedWithoutItsPath() throws Exception {
        Files.writeString(out, "a file in its place");
        assertThatThrownBy(() -> form.perform(run(1), "S1", union)).isInstanceOfSatisfying(JobException.class, e -> {
            assertThat(e.code()).isEqualTo("export.not-written");
            assertThat(e.arguments()).containsExactly("IN_THE_WAY", "out");
        });
    }

    @Test
    void aFailureOfTheDatabaseIsLetThroughSoThatTheTaskIsPerformedAgain() throws Exception {
        IOException gone = new IOException("Database: gone", new SQLException("gone"));
        ledger.updating = progress -> {
            throw gone;
        };
        assertThatThrownBy(() -> form.perform(run(1), "S1", union)).isSameAs(gone);
        ledger.updating = progress -> {};
        format.mishap = window -> {
            throw gone;
        };
        assertThatThrownBy(() -> form.perform(run(1), "S1", union)).isSameAs(gone);
        format.mishap = window -> {};
        union.gone = Optional.of(gone);
        for (Job job : List.of(form, initial)) {
            assertThatThrownBy(() -> job.tasks(run(1))).isSameAs(gone);
        }
        for (Job job : List.of(form, initial, clean)) {
            assertThatThrownBy(() -> job.perform(run(1), "S1", union)).isSameAs(gone);
        }
        union.gone = Optional.empty();

        assertThat(form.perform(run(1), "S1", union).kind()).isEqualTo(Outcome.Kind.DONE);
    }

    @Test
    void aStopEndsTheUpdateToo() throws Exception {
        union.stop = true;
        ledger.updating = progress -> {
            try {
                progress.at(Progress.Step.READ, 1, 2);
            } catch (CancellationException e) {
                throw new IOException(e.getMessage(), e);
            }
        };
        assertThat(form.perform(run(1), "S1", union)).isEqualTo(Outcome.stopped());
        union.stop = false;
        assertThat(form.perform(run(1), "S1", union).kind()).isEqualTo(Outcome.Kind.DONE);
    }

    @Test
    void aFaultyStoreFailsItsTask() throws Exception {
        ledger.faults.put(
                "S1", new SourceFault(SourceFault.Kind.DOCUMENTS_OWED, "documents", 0, "R1", "", "1", List.of()));
        Outcome outcome = form.perform(run(1), "S1", union);
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.FAILED);
        assertThat(outcome.code()).isEqualTo("export.store-faulty");
        assertThat(form.say(outcome.code(), outcome.arguments(), Locale.ENGLISH))
                .isEqualTo("Faults in the data of the store: 1, the first: documents, key R1: documents of a load that"
                        + " failed have not come again: 1, the first is R1");
    }

    @Test
    void cashiersAreWrittenAsTheSettingsSay() throws Exception {
        List<FormatOptions> seen = new ArrayList<>();
        format.mishap = window -> seen.add(window.options());
        union.cashiers = false;
        form.perform(run(1), "S1", union);
        union.cashiers = true;
        form.perform(run(2, "from", "2026-11-01"), "S1", union);
        assertThat(seen).extracting(FormatOptions::cashiers).containsExactly(false, true);
    }

    @Test
    void initialDataBeginOnTheStoresDayAndAreNotSent() throws Exception {
        union.lacking(StubUnion.participation("S2", "", "2026-11-10"), Lack.INITIAL_FILE, Lack.CONFIRMATION);
        union.lacking(StubUnion.participation("S3", "", ""), Lack.INITIAL_DAY, Lack.CONFIRMATION);
        ledger.movement("S2", "2026-11-20", 2);
        assertThat(initial.defaultSchedule()).isEmpty();
        assertThat(initial.tasks(run(1))).containsExactly("S2", "S3");
        assertThat(initial.tasks(run(1, "store", "S1"))).containsExactly("S1");

        assertThat(initial.perform(run(1), "S2", union).arguments()).contains("2026-11-10", "2026-11-23");
        assertThat(initial.perform(run(1), "S3", union))
                .isEqualTo(Outcome.failed("export.not-ready", "INITIAL_DAY", "CONFIRMATION"));

        assertThat(files.ofStore(OWNER, "S2")).singleElement().matches(ExportFile::initial);
        assertThat(sendable.regular(new Participant("S2", "S2", "102532"), "map-actions"))
                .isEmpty();
    }

    @Test
    void confirmedInitialDataAreNotFormedAgain() throws Exception {
        JobRun named = run(1, "store", "S1");
        assertThat(initial.tasks(named)).containsExactly("S1");

        assertThat(initial.perform(named, "S1", union))
                .isEqualTo(Outcome.failed("export.initial-confirmed", "2026-01-01"));
        assertThat(files.ofStore(OWNER, "S1")).isEmpty();
    }

    @Test
    void oldArchivesAreRemovedButNeverWhatCanStillBeSent() throws Exception {
        assertThat(clean.defaultSchedule()).contains("0 5 * * *");
        assertThat(clean.perform(run(1), Job.ALL, union).code()).isEqualTo("export.nothing-old");
        union.keepFiles = 1;
        ExportFile superseded = formed(LAST.minusDays(60), LAST.minusDays(4));
        ExportFile sent = formed(LAST.minusDays(50), LAST.minusDays(3));
        sendable.handedOver(sent.id());
        ExportFile unsent = formed(LAST.minusDays(2), LAST);
        formed(LAST.minusDays(4), LAST);

        assertThat(clean.perform(run(2), Job.ALL, union)).isEqualTo(Outcome.done("export.cleaned", "2"));

        assertThat(names()).hasSize(2).contains(unsent.archive()).doesNotContain(sent.archive(), superseded.archive());
        assertThat(files.ofStore(OWNER, "S1")).hasSize(4);
        assertThat(clean.perform(run(3), Job.ALL, union).kind()).isEqualTo(Outcome.Kind.NOTHING_TO_DO);
    }

    @Test
    void archivesAreRemovedByAgeToo() throws Exception {
        union.keepDays = 1;
        ExportFile file = formed(LAST.minusDays(50), LAST);
        sendable.handedOver(file.id());
        JobRun later =
                new JobRun(9, "clean", "sozvezdie", OWNER, Map.of(), NIGHT.plusSeconds(2 * 86_400), Optional.empty());
        assertThat(clean.perform(run(1), Job.ALL, union).kind()).isEqualTo(Outcome.Kind.NOTHING_TO_DO);
        assertThat(clean.perform(later, Job.ALL, union)).isEqualTo(Outcome.done("export.cleaned", "1"));
        assertThat(names()).isEmpty();
    }

    private ExportFile formed(LocalDate first, LocalDate last) throws IOException {
        ledger.movement("S1", last.toString(), 7);
        var request = request(new ExportSpan.Regular(first, last, Optional.empty()), false, "S1");
        var quiet = new ExportRequest(
                request.participants(),
                request.span(),
                request.ledgerStart(),
                request.kinds(),
                request.formatId(),
                request.options(),
                request.compressionLevel(),
                request.runStart(),
                request.folder(),
                Optional.empty(),
                false);
        return ((StoreResult.Formed)
                        runner.form(OWNER, quiet, Progress.SILENT, result -> {}).get(0))
                .file();
    }

    private List<ExportFile> unsent() throws IOException {
        return sendable.regular(new Participant("S1", "S1", "102532"), "map-actions");
    }
}
