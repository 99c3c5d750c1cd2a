package asterism.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.Page;
import asterism.api.PageRequest;
import asterism.api.export.ArchiveContent;
import asterism.api.export.ExportFile;
import asterism.api.export.ExportFiles.Archive;
import asterism.api.export.ExportSpan;
import asterism.api.export.FileFilter;
import asterism.api.export.FileRefusal;
import asterism.api.export.FileRefusal.Reason;
import asterism.api.export.FormedFile;
import asterism.api.export.ProtocolEntry;
import asterism.api.export.ProtocolFilter;
import asterism.api.export.StoreResult;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FormedFilesTest extends ExportRunnerBench {
    private static final PageRequest ALL = new PageRequest(0, 100);
    private static final LocalDate NOVEMBER = LocalDate.parse("2026-11-01");

    private ExportFile formed(ExportSpan span, String store) throws IOException {
        StoreResult result = form(span, store).get(0);
        return ((StoreResult.Formed) result).file();
    }

    private static ExportSpan days(int first, int last) {
        return new ExportSpan.Regular(NOVEMBER.withDayOfMonth(first), NOVEMBER.withDayOfMonth(last), Optional.empty());
    }

    private Page<FormedFile> list(FileFilter filter, PageRequest page) throws IOException {
        return files.list(OWNER, filter, page);
    }

    private List<Long> ids(FileFilter filter) throws IOException {
        return list(filter, ALL).items().stream().map(one -> one.file().id()).toList();
    }

    private static FileFilter filter(String store, String initial, String from, String to) {
        return new FileFilter(
                Optional.of(store).filter(text -> !text.isEmpty()),
                Optional.of(initial).filter(text -> !text.isEmpty()).map(Boolean::valueOf),
                Optional.of(from).filter(text -> !text.isEmpty()).map(LocalDate::parse),
                Optional.of(to).filter(text -> !text.isEmpty()).map(LocalDate::parse),
                false,
                true);
    }

    @Test
    void listsFilesByStoreKindAndDaysInPages() throws Exception {
        ledger.movement("S1", "2026-11-03", 1).movement("S1", "2026-11-12", 1).movement("S2", "2026-11-03", 1);
        long early = formed(days(1, 10), "S1").id();
        long late = formed(days(8, 20), "S1").id();
        long initial = formed(new ExportSpan.Initial(NOVEMBER, LAST), "S1").id();
        long other = formed(days(1, 10), "S2").id();

        assertThat(ids(FileFilter.all())).containsExactly(other, initial, late, early);
        assertThat(ids(filter("S1", "", "", ""))).containsExactly(early, late, initial);
        assertThat(ids(filter("", "true", "", ""))).containsExactly(initial);
        assertThat(ids(filter("S1", "false", "2026-11-11", ""))).containsExactly(late);
        assertThat(ids(filter("", "false", "", "2026-11-07"))).containsExactly(early, other);
        assertThat(ids(filter("S3", "", "", ""))).isEmpty();
        Page<FormedFile> second = list(FileFilter.all(), new PageRequest(1, 2));
        assertThat(second.total()).isEqualTo(4);
        assertThat(second.items()).extracting(one -> one.file().id()).containsExactly(initial, late);
        assertThat(list(FileFilter.all(), new PageRequest(9, 2)).items()).isEmpty();
        assertThat(files.find(OWNER, List.of(late, 99L))).containsOnlyKeys(late);
        FormedFile found = files.find(OWNER, List.of(late)).get(late);
        assertThat(found.file()).isEqualTo(files.ofStore(OWNER, "S1").get(1));
        assertThat(found.warnings()).isEqualTo(OptionalInt.of(0));
        assertThat(found.handedOver()).isTrue();
    }

    @Test
    void knowsWhichFilesWereNeverQueued() throws Exception {
        ledger.movement("S1", "2026-11-03", 1);
        long queued = formed(days(1, 10), "S1").id();
        long other = formed(days(1, 11), "S1").id();
        FileFilter unqueued =
                new FileFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true, false);
        assertThat(ids(unqueued)).containsExactly(other, queued);

        try (Connection connection = h2.getConnection()) {
            assertThat(new SentTable(connection).queued(List.of(queued, 99L))).isEqualTo(1);
            assertThat(new SentTable(connection).queued(List.of(queued))).isZero();
        }

        assertThat(ids(unqueued)).containsExactly(other);
        assertThat(list(unqueued, ALL).total()).isEqualTo(1);
    }

    @Test
    void opensAnArchiveAndSaysWhyNot() throws Exception {
        ledger.movement("S1", "2026-11-03", 1);
        ExportFile file = formed(days(1, 10), "S1");
        String version;
        try (ArchiveContent archive = files.open(OWNER, file.id())) {
            assertThat(archive.name()).isEqualTo(file.archive());
            assertThat(archive.length()).isEqualTo(file.bytes());
            assertThat(Channels.newInputStream(archive.channel()).readAllBytes())
                    .isEqualTo(Files.readAllBytes(out.resolve(file.archive())));
            version = archive.version();
        }
        try (ArchiveContent archive = files.open(OWNER, file.id())) {
            assertThat(archive.version()).isEqualTo(version).matches("[0-9a-zA-Z-]+");
        }
        assertRefused(99, Reason.UNKNOWN_FILE);

        Files.write(out.resolve(file.archive()), new byte[] {1});
        assertRefused(file.id(), Reason.ARCHIVE_LOST);
        Files.delete(out.resolve(file.archive()));
        assertRefused(file.id(), Reason.ARCHIVE_LOST);
        try (Connection connection = h2.getConnection()) {
            new SentTable(connection).cleaned(file.id());
        }
        assertRefused(file.id(), Reason.ARCHIVE_REMOVED);
    }

    @Test
    void archivesAreFoundTogetherAndOpenedOneByOne() throws Exception {
        ledger.movement("S1", "2026-11-03", 1);
        ExportFile first = formed(days(1, 10), "S1");
        ExportFile second = formed(days(1, 9), "S1");

        List<Archive> found = files.archives(OWNER, List.of(second.id(), first.id()));

        try (ArchiveContent archive = found.get(1).open()) {
            assertThat(archive.name()).isEqualTo(first.archive());
        }
        assertThatThrownBy(() -> files.archives(OWNER, List.of(first.id(), 99L)))
                .isInstanceOf(FileRefusal.class)
                .hasMessageContaining("file 99");
        Files.delete(out.resolve(second.archive()));
        assertThatThrownBy(() -> files.archives(OWNER, List.of(first.id(), second.id())))
                .isInstanceOf(FileRefusal.class)
                .hasMessageContaining("file " + second.id());
        assertThatThrownBy(() -> found.get(0).open())
                .isInstanceOfSatisfying(
                        FileRefusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.ARCHIVE_LOST));
    }

    @Test
    void anArchiveIsNeverOutsideItsFolder() throws Exception {
        ledger.movement("S1", "2026-11-03", 1);
        ExportFile file = formed(days(1, 10), "S1");
        Files.move(out.resolve(file.archive()), temp.resolve("outside"));

        for (String name : List.of("../outside", temp.resolve("outside").toString(), "..", ".", "")) {
            try (Connection connection = h2.getConnection();
                    var update = connection.prepareStatement("update export_file set archive = ?")) {
                update.setString(1, name);
                update.executeUpdate();
            }
            assertRefused(file.id(), Reason.ARCHIVE_LOST);
        }
    }

    private void assertRefused(long fileId, Reason reason) {
        assertThatThrownBy(() -> files.open(OWNER, fileId)).isInstanceOfSatisfying(FileRefusal.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal.fileId()).isEqualTo(fileId);
        });
    }

    @Test
    void aProtocolIsReadInPartsByCodeStoreAndItem() throws Exception {
        ledger.movement("S1", "2026-11-03", 1);
        ledger.deviations.put(
                "S1",
                List.of(
                        deviation(ProtocolEntry.Code.MISSING_PRODUCER, "A"),
                        deviation(ProtocolEntry.Code.MISSING_PRODUCER, "B"),
                        deviation(ProtocolEntry.Code.MISSING_COUNTRY, "B")));
        long file = formed(days(1, 10), "S1").id();
        ProtocolFilter all = new ProtocolFilter(Set.of(), Optional.empty(), Optional.empty());

        Page<ProtocolEntry> part = files.protocol(OWNER, file, all, new PageRequest(1, 1));
        assertThat(part.total()).isEqualTo(3);
        assertThat(part.items()).containsExactly(files.protocol(OWNER, file).get(1));
        assertThat(files.protocol(
                                OWNER,
                                file,
                                new ProtocolFilter(
                                        Set.of(ProtocolEntry.Code.MISSING_PRODUCER),
                                        Optional.of("S1"),
                                        Optional.of("B")),
                                ALL)
                        .items())
                .containsExactly(deviation(ProtocolEntry.Code.MISSING_PRODUCER, "B"));
        assertThat(files.protocol(OWNER, file, new ProtocolFilter(Set.of(), Optional.of("S2"), Optional.empty()), ALL))
                .isEqualTo(new Page<>(List.of(), 0));
        assertThat(files.find(OWNER, List.of(file)).get(file).warnings()).isEqualTo(OptionalInt.of(3));
        assertThatThrownBy(() -> files.protocol(OWNER, 99, all, ALL)).isInstanceOf(FileRefusal.class);
    }

    private static ProtocolEntry deviation(ProtocolEntry.Code code, String item) {
        return ProtocolEntry.warning(code, "S1", item, "", "", 0);
    }
}
