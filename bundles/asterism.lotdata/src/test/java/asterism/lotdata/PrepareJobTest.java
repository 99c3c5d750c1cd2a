package asterism.lotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.Actor;
import asterism.api.configuration.ChosenStores;
import asterism.api.configuration.ExportSettings;
import asterism.api.configuration.Integration;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.StoreChoice;
import asterism.api.jobs.Job;
import asterism.api.jobs.JobException;
import asterism.api.jobs.JobRun;
import asterism.api.jobs.Outcome;
import asterism.api.jobs.TaskMonitor;
import asterism.api.storage.Database;
import asterism.testkit.LedgerModel;
import asterism.testkit.RandomLedger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrepareJobTest {
    private static final JobRun RUN = new JobRun(
            1,
            "prepare",
            IntegrationSettings.SOZVEZDIE,
            new Actor.HomeOwner(),
            Map.of(),
            Instant.parse("2026-11-23T23:00:00Z"),
            Optional.empty());

    private final JdbcDataSource h2 = new JdbcDataSource();
    private final Union union = new Union();
    private StoredLotLedger ledger;
    private PrepareJob job;

    @BeforeEach
    void wire() throws Exception {
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        try (Connection connection = h2.getConnection();
                var in = getClass().getResourceAsStream("/migrations/001-lot-data.sql")) {
            connection.createStatement().execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        ledger = new StoredLotLedger(h2::getConnection, (actor, unionId, permission) -> true);
        job = new PrepareJob(ledger, union, PrepareWordsTest.WORDING);
    }

    @Test
    void bringsLotDataUpToDateAndTellsWhatItDid() throws Exception {
        LedgerModel model = RandomLedger.of(1);
        job.setSource(new ModelSource(model, false));
        assertThat(job.defaultSchedule()).contains("30 1 * * *");
        assertThat(job.tasks(RUN)).containsExactly(Job.ALL);

        Outcome outcome = job.perform(RUN, Job.ALL, union);

        assertThat(outcome.code()).isEqualTo("lotdata.updated");
        assertThat(ledger.storesWithData()).isNotEmpty();
        assertThat(union.heard).isNotEmpty();
        assertThat(job.perform(RUN, Job.ALL, union)).isEqualTo(Outcome.nothingToDo("lotdata.unchanged"));
    }

    @Test
    void aStopKeepsNothing() throws Exception {
        job.setSource(new ModelSource(RandomLedger.of(1), false));
        union.stop = true;
        assertThat(job.perform(RUN, Job.ALL, union)).isEqualTo(Outcome.stopped());
        assertThat(ledger.storesWithData()).isEmpty();
    }

    @Test
    void aFailureOfTheDatabaseIsLetThroughSoThatTheTaskIsPerformedAgain() throws Exception {
        AtomicBoolean gone = new AtomicBoolean();
        Database database = () -> {
            if (gone.get()) {
                throw new SQLException("gone");
            }
            return h2.getConnection();
        };
        PrepareJob lost = new PrepareJob(
                new StoredLotLedger(database, (actor, unionId, permission) -> true), union, PrepareWordsTest.WORDING);
        lost.setSource(new ModelSource(RandomLedger.of(1), false));
        gone.set(true);
        assertThatThrownBy(() -> lost.perform(RUN, Job.ALL, union))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("gone");
        gone.set(false);
        assertThat(lost.perform(RUN, Job.ALL, union).kind()).isEqualTo(Outcome.Kind.DONE);
    }

    @Test
    void aFileThatCannotBeReadIsNamedWithoutItsPath() {
        job.setSource(() -> {
            throw new IOException("Cannot read", new NoSuchFileException("/srv/source/stores.csv"));
        });
        assertThatThrownBy(() -> job.perform(RUN, Job.ALL, union)).isInstanceOfSatisfying(JobException.class, e -> {
            assertThat(e.code()).isEqualTo("lotdata.not-updated");
            assertThat(e.arguments()).containsExactly("MISSING", "stores.csv");
        });
    }

    @Test
    void storesWithFaultsAreNamed() throws Exception {
        LedgerModel model = RandomLedger.of(1);
        String store = model.rows(asterism.testkit.SourceTable.DOCUMENTS).get(0).get("store_id");
        String document =
                model.rows(asterism.testkit.SourceTable.DOCUMENTS).get(0).get("doc_id");
        model.linesOf(document).get(0).put("quantity", "-5");
        job.setSource(new ModelSource(model, true));

        assertThat(job.perform(RUN, Job.ALL, union)).isEqualTo(Outcome.failed("lotdata.stores-faulty", store));
        assertThat(job.say("lotdata.stores-faulty", List.of(store), Locale.ENGLISH))
                .isEqualTo("Stores with faults in their data: 1, their last good data stay: " + store);
    }

    @Test
    void failsWithoutASourceAndDoesNothingWhileTheIntegrationIsOff() throws Exception {
        assertThatThrownBy(() -> job.perform(RUN, Job.ALL, union))
                .isInstanceOfSatisfying(
                        JobException.class, e -> assertThat(e.code()).isEqualTo("lotdata.no-source"));
        union.enabled = false;
        assertThat(job.tasks(RUN)).containsExactly(Job.ALL);
        assertThat(job.perform(RUN, Job.ALL, union)).isEqualTo(Outcome.nothingToDo("lotdata.disabled"));
    }

    /** A union that is on or off, and a monitor. */
    private static final class Union implements IntegrationSettings, TaskMonitor {
        boolean enabled = true;
        boolean stop;
        final List<String> heard = new ArrayList<>();

        @Override
        public Integration integration(Actor actor, String unionId) {
            return new Integration(enabled, Optional.empty(), 1);
        }

        @Override
        public Integration save(Actor actor, String unionId, Integration integration) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ExportSettings exportSettings(Actor actor, String unionId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ExportSettings save(Actor actor, String unionId, ExportSettings settings) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChosenStores choose(Actor actor, StoreChoice choice) {
            throw new UnsupportedOperationException();
        }

        @Override
        public synchronized void progress(long done, long total, String unit) {
            heard.add(done + "/" + total + " " + unit);
        }

        @Override
        public boolean stopRequested() {
            return stop;
        }
    }
}
