package asterism.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.Actor;
import asterism.api.Progress;
import asterism.api.export.ExportFormat;
import asterism.api.export.ExportRequest;
import asterism.api.export.ExportSpan;
import asterism.api.export.FormatOptions;
import asterism.api.export.Participant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandedOverCodesTest {
    @TempDir
    Path out;

    private final JdbcDataSource h2 = new JdbcDataSource();

    @BeforeEach
    void open() throws Exception {
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";DB_CLOSE_DELAY=-1;INIT=create schema if not exists \"exporter\"\\;set schema \"exporter\"");
        ExportRunnerBench.migrate(h2);
    }

    @Test
    void knowsTheStoresWhoseFilesWereHandedOverUnderCodes() throws Exception {
        form("S1", "17", true);
        form("S1", "17", true);
        form("S2", "18", false);

        assertThat(stores("102532")).isEqualTo(Map.of("17", Set.of("S1")));
        assertThat(stores("102533")).isEmpty();
    }

    @Test
    void knowsAFileThatIsHandedOverLater() throws Exception {
        form("S1", "17", false);
        form("S1", "17", false);
        handOver(1);
        handOver(1);
        handOver(2);
        assertThat(stores("102532")).isEqualTo(Map.of("17", Set.of("S1")));
    }

    private void handOver(long fileId) throws Exception {
        try (Connection connection = h2.getConnection()) {
            new SentTable(connection).handedOver(fileId);
        }
    }

    @Test
    void knowsFilesOfBefore() throws Exception {
        form("S1", "17", true);
        form("S2", "18", false);
        try (Connection connection = h2.getConnection();
                var in = HandedOverCodesTest.class.getResourceAsStream("/migrations/006-codes-handed-over.sql")) {
            connection.createStatement().execute("drop table handed_over_code");
            String migration = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            connection.createStatement().execute(migration);
            // One that was broken off is applied once more.
            connection.createStatement().execute(migration);
        }
        assertThat(stores("102532")).isEqualTo(Map.of("17", Set.of("S1")));
    }

    /** Asked by somebody who has a schema of his own. */
    private Map<String, Set<String>> stores(String clientId) throws Exception {
        try (Connection connection = h2.getConnection()) {
            connection.setSchema("PUBLIC");
            return new HandedOverCodes(h2::getConnection).stores(connection, clientId, Set.of("17", "18"));
        }
    }

    private void form(String storeId, String code, boolean handedOver) throws Exception {
        ExportRunner runner = new ExportRunner(
                new StubLedger().movement(storeId, "2026-11-01", 1),
                h2::getConnection,
                (actor, unionId, permission) -> true,
                new PropertyWording());
        runner.addFormat(new StubFormat(), Map.of(ExportFormat.FORMAT_ID, "map-actions"));
        ExportRequest request = new ExportRequest(
                List.of(new Participant(storeId, code, "102532")),
                new ExportSpan.Regular(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-02"), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                "map-actions",
                new FormatOptions(StandardCharsets.UTF_8, StandardCharsets.UTF_8, ';', true),
                5,
                LocalDateTime.parse("2026-11-24T02:30:00"),
                out,
                Optional.empty(),
                handedOver);
        runner.form(new Actor.HomeOwner(), request, Progress.SILENT, result -> {});
    }
}
