package asterism.exporter;

import asterism.api.Actor;
import asterism.api.Progress;
import asterism.api.export.ExportFormat;
import asterism.api.export.ExportRequest;
import asterism.api.export.ExportSpan;
import asterism.api.export.FormatOptions;
import asterism.api.export.Participant;
import asterism.api.export.StoreResult;
import asterism.api.storage.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A runner on stubs and a database in memory, with a folder to form into. */
abstract class ExportRunnerBench {
    static final Actor OWNER = new Actor.HomeOwner();
    static final FormatOptions OPTIONS = new FormatOptions(StandardCharsets.UTF_8, StandardCharsets.UTF_8, ';', true);
    private static final List<String> MIGRATIONS = List.of(
            "001-export-files",
            "002-files-to-be-sent",
            "003-moving-windows",
            "004-files-by-kind",
            "005-figures-by-day",
            "006-codes-handed-over");
    static final LocalDate FIRST = LocalDate.parse("2026-08-24");
    static final LocalDate LAST = LocalDate.parse("2026-11-23");

    @TempDir
    Path temp;

    final JdbcDataSource h2 = new JdbcDataSource();
    final StubLedger ledger = new StubLedger();
    final StubFormat format = new StubFormat();
    Path out;
    ExportRunner runner;
    FormedFiles files;
    int hour;

    /** Applies all migrations. */
    static void migrate(JdbcDataSource h2) throws SQLException, IOException {
        for (String migration : MIGRATIONS) {
            try (Connection connection = h2.getConnection();
                    var in = ExportRunnerBench.class.getResourceAsStream("/migrations/" + migration + ".sql")) {
                connection.createStatement().execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    @BeforeEach
    void open() throws Exception {
        out = temp.resolve("out");
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        migrate(h2);
        runner = runner(h2::getConnection);
        files = new FormedFiles(
                h2::getConnection, (actor, unionId, permission) -> true, new FilesFolder(out), new PropertyWording());
    }

    ExportRunner runner(Database database) {
        ExportRunner made =
                new ExportRunner(ledger, database, (actor, unionId, permission) -> true, new PropertyWording());
        made.addFormat(format, Map.of(ExportFormat.FORMAT_ID, "map-actions"));
        return made;
    }

    static ExportSpan regular() {
        return new ExportSpan.Regular(FIRST, LAST, Optional.empty());
    }

    List<StoreResult> form(ExportSpan span, String... stores) throws IOException {
        return runner.form(OWNER, request(span, stores), Progress.SILENT, result -> {});
    }

    ExportRequest request(ExportSpan span, String... stores) {
        return request(span, true, stores);
    }

    ExportRequest request(ExportSpan span, boolean handedOver, String... stores) {
        return request(
                span,
                handedOver,
                Stream.of(stores).map(id -> new Participant(id, id, "102532")).toList());
    }

    ExportRequest request(ExportSpan span, boolean handedOver, List<Participant> owners) {
        return new ExportRequest(
                owners,
                span,
                Optional.empty(),
                Optional.empty(),
                "map-actions",
                OPTIONS,
                6,
                LocalDateTime.parse("2026-11-24T00:00:00").plusHours(hour++),
                out,
                Optional.of(Locale.forLanguageTag("ru")),
                handedOver);
    }

    List<String> names() throws IOException {
        try (Stream<Path> paths = Files.list(out)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    String content(String archive) throws IOException {
        try (ZipFile zip = new ZipFile(out.resolve(archive).toFile())) {
            return new String(zip.getInputStream(zip.getEntry("rows.txt")).readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
