package asterism.uploader;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.export.ExportFile;
import asterism.api.export.Participant;
import asterism.api.lotdata.StoreWindow.WindowTotals;
import asterism.api.upload.UploadState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentUploadsTest {
    private static final Participant STORE = new Participant("S1", "17", "102532");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");

    @TempDir
    Path folder;

    private MemoryDatabase database;
    private FakeFiles files;
    private long file;

    @FunctionalInterface
    private interface Change {
        void make(QueueTable table) throws SQLException;
    }

    @BeforeEach
    void open() throws Exception {
        database = MemoryDatabase.create();
        files = new FakeFiles(folder, new WindowTotals(0, 0, Map.of()));
        file = add(STORE);
    }

    private long add(Participant owner) throws Exception {
        ExportFile added = files.form(owner, DAY, DAY, 1);
        change(table -> table.add("sozvezdie", added, NOW, "tester"));
        return added.id();
    }

    private void change(Change change) throws IOException {
        database.transaction(connection -> {
            change.make(new QueueTable(connection));
            return true;
        });
    }

    private Set<String> stores() throws Exception {
        return stores("102532", "17");
    }

    private Set<String> stores(String clientId, String storeCode) throws Exception {
        return database.transaction(connection -> new SentUploads(database)
                .stores(connection, clientId, Set.of(storeCode))
                .getOrDefault(storeCode, Set.of()));
    }

    @Test
    void aFileMayBeWithTheServerWhileItIsSentOrItsRenamingIsUncertain() throws Exception {
        assertThat(stores()).isEmpty();
        change(table -> table.move(file, UploadState.QUEUED, UploadState.SENDING, NOW, "tester"));
        assertThat(stores()).containsExactly("S1");
        change(table -> table.renamingAt(file, "ftp://example.org"));
        change(table -> table.move(file, UploadState.SENDING, UploadState.FAILED, NOW, "tester"));
        assertThat(stores()).containsExactly("S1");
        change(table -> table.renamingAt(file, ""));
        assertThat(stores()).isEmpty();
    }

    @Test
    void aFileThatWasSentIsKnownWhateverBecomesOfIt() throws Exception {
        change(table -> table.move(file, UploadState.QUEUED, UploadState.SENT, NOW, "tester"));
        change(table -> table.sentAt(file, NOW));
        assertThat(stores()).containsExactly("S1");
        change(table -> table.move(file, UploadState.SENT, UploadState.QUEUED, NOW, "tester"));
        change(table -> table.move(file, UploadState.QUEUED, UploadState.DISCARDED, NOW, "tester"));
        change(table -> table.sentAt(file, NOW));
        assertThat(stores()).containsExactly("S1");
        assertThat(stores("102533", "17")).isEmpty();
        assertThat(stores("102532", "18")).isEmpty();
    }

    @Test
    void aFileThatNobodySendsAnyMoreIsKnownWhenItsRenamingWasBegun() throws Exception {
        change(table -> table.renamingAt(file, "ftp://example.org"));
        change(table -> table.keepCode(file));
        change(table -> table.move(file, UploadState.QUEUED, UploadState.SUPERSEDED, NOW, "tester"));
        assertThat(stores()).containsExactly("S1");

        long other = add(new Participant("S2", "18", "102532"));
        change(table -> table.keepCode(other));
        assertThat(stores("102532", "18")).isEmpty();
    }

    @Test
    void filesOfBeforeAreKnown() throws Exception {
        change(table -> table.sentAt(file, NOW));
        long uncertain = add(new Participant("S2", "17", "102532"));
        change(table -> table.renamingAt(uncertain, "ftp://example.org"));
        change(table -> table.move(uncertain, UploadState.QUEUED, UploadState.SUPERSEDED, NOW, "tester"));
        add(new Participant("S3", "17", "102532"));
        try (Connection connection = database.connect();
                var in = SentUploadsTest.class.getResourceAsStream("/migrations/004-codes-that-were-sent.sql")) {
            connection.createStatement().execute("drop table sent_code");
            String migration = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            connection.createStatement().execute(migration);
            // One that was broken off is applied once more.
            connection.createStatement().execute(migration);
        }
        assertThat(stores()).containsExactly("S1", "S2");
    }
}
