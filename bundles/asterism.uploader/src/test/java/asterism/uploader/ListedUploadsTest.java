package asterism.uploader;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.Actor;
import asterism.api.Page;
import asterism.api.PageRequest;
import asterism.api.export.ExportFile;
import asterism.api.export.Participant;
import asterism.api.lotdata.StoreWindow.WindowTotals;
import asterism.api.storage.Database;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.QueueFilter;
import asterism.api.upload.UploadState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListedUploadsTest {
    private static final Actor ACTOR = new Actor.User("ivanova");
    private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");
    private static final Participant S1 = new Participant("S1", "17", "102532");
    private static final Participant S2 = new Participant("S2", "18", "102532");
    private static final PageRequest ALL = new PageRequest(0, 100);

    private Database database;
    private ListedUploads uploads;

    @BeforeEach
    void fill() throws Exception {
        database = MemoryDatabase.create();
        uploads = new ListedUploads(database, (actor, unionId, permission) -> true);
        add(1, S1, "2026-11-01", UploadState.SENT);
        add(2, S1, "2026-11-02", UploadState.SENT);
        add(3, S1, "2026-11-03", UploadState.FAILED);
        add(4, S2, "2026-11-01", UploadState.QUEUED);
    }

    private void add(long id, Participant owner, String last, UploadState state) throws IOException {
        LocalDate day = LocalDate.parse(last);
        ExportFile file = new ExportFile(
                id,
                owner,
                "map-actions",
                day.minusDays(1),
                day,
                false,
                true,
                "base" + id,
                "base" + id + ".zip",
                1,
                LocalDateTime.parse("2026-11-24T02:30:00"),
                "job",
                new WindowTotals(0, 0, Map.of()));
        database.transaction(connection -> {
            QueueTable table = new QueueTable(connection);
            table.add("sozvezdie", file, NOW, "job");
            if (state == UploadState.SENT) {
                table.sentAt(id, NOW.plus(Duration.ofHours(id)));
            }
            return table.move(id, UploadState.QUEUED, state, NOW, "job");
        });
    }

    private Page<QueueEntry> list(QueueFilter filter, PageRequest page) throws IOException {
        return uploads.list(ACTOR, filter, page);
    }

    private List<Long> ids(Set<UploadState> states, String store, String from, String to) throws IOException {
        QueueFilter filter = new QueueFilter(
                states,
                Optional.of(store).filter(text -> !text.isEmpty()),
                Optional.of(from).filter(text -> !text.isEmpty()).map(LocalDate::parse),
                Optional.of(to).filter(text -> !text.isEmpty()).map(LocalDate::parse),
                false);
        Page<QueueEntry> page = list(filter, ALL);
        assertThat(page.total()).isEqualTo(page.items().size());
        return page.items().stream().map(QueueEntry::fileId).toList();
    }

    @Test
    void listsTheQueueByStateStoreAndDaysInPages() throws Exception {
        assertThat(ids(Set.of(), "", "", "")).containsExactly(4L, 3L, 2L, 1L);
        assertThat(ids(Set.of(UploadState.SENT, UploadState.FAILED), "", "", ""))
                .containsExactly(3L, 2L, 1L);
        assertThat(ids(Set.of(), "S2", "", "")).containsExactly(4L);
        assertThat(ids(Set.of(), "S1", "2026-11-02", "")).containsExactly(3L, 2L);
        assertThat(ids(Set.of(UploadState.SENT), "S1", "", "2026-11-01")).containsExactly(2L, 1L);
        assertThat(ids(Set.of(), "S1", "", "2026-10-31")).containsExactly(1L);
        QueueFilter oldest = new QueueFilter(Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), true);
        Page<QueueEntry> part = list(oldest, new PageRequest(1, 2));
        assertThat(part.total()).isEqualTo(4);
        assertThat(part.items()).extracting(QueueEntry::fileId).containsExactly(2L, 3L);
    }

    @Test
    void findsManyFilesAtOnce() throws Exception {
        Map<Long, QueueEntry> entries = uploads.entries(ACTOR, List.of(1L, 3L, 99L));
        assertThat(entries).containsOnlyKeys(1L, 3L);
        assertThat(entries.get(3L).state()).isEqualTo(UploadState.FAILED);
        assertThat(uploads.entries(ACTOR, List.of())).isEmpty();
    }

    @Test
    void findsTheLastSentFileOfManyStoresAlsoWhenItIsQueuedAgain() throws Exception {
        database.transaction(
                connection -> new QueueTable(connection).move(2, UploadState.SENT, UploadState.QUEUED, NOW, "ivanova"));

        Map<Participant, QueueEntry> last =
                uploads.lastSent(ACTOR, List.of(S2, S1, new Participant("S1", "other", "102532")));

        assertThat(last).containsOnlyKeys(S1);
        assertThat(last.get(S1).fileId()).isEqualTo(2);
        assertThat(uploads.lastSent(ACTOR, List.of())).isEmpty();
    }
}
