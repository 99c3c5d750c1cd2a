package asterism.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.Progress;
import asterism.api.export.ExportFile;
import asterism.api.export.ExportSpan;
import asterism.api.export.Participant;
import asterism.api.export.StoreResult;
import asterism.api.export.Vanishing;
import asterism.api.export.Vanishing.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FilesToSendTest extends ExportRunnerBench {
    private static final Participant S1 = new Participant("S1", "S1", "102532");

    private FilesToSend sendable;

    @BeforeEach
    void wire() {
        sendable = sendable(new FilesFolder(out));
    }

    private FilesToSend sendable(FilesFolder folder) {
        StubUnion union = new StubUnion();
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return new FilesToSend(
                h2::getConnection,
                (actor, unionId, permission) -> true,
                folder,
                new JobForming(runner, files, folder, union, union, ledger, clock));
    }

    @Test
    void listsRegularFilesUntilTheyAreHandedOver() throws Exception {
        ledger.movement("S1", "2026-11-03", 1);
        ExportFile first = formed(span(1, 10), false);
        formed(span(1, 9), true);
        formed(new ExportSpan.Initial(FIRST, LAST), false);
        ExportFile second = formed(span(2, 11), false);

        assertThat(ids(S1)).containsExactly(first.id(), second.id());
        assertThat(ids(new Participant("S1", "other", "102532"))).isEmpty();
        sendable.handedOver(first.id());
        sendable.handedOver(first.id());
        assertThat(ids(S1)).containsExactly(second.id());
    }

    @Test
    void findsTheArchiveAlsoAfterTheFolderHasMoved() throws Exception {
        ledger.movement("S1", "2026-11-01", 1);
        ExportFile file = formed(span(1, 10), false);
        assertThat(sendable.archive(file.id())).contains(out.resolve(file.archive()));

        Files.move(out, temp.resolve("moved"));

        FilesToSend moved = sendable(new FilesFolder(temp.resolve("moved")));
        assertThat(moved.archive(file.id())).contains(temp.resolve("moved").resolve(file.archive()));
        assertThat(moved.archive(4711)).isEmpty();
    }

    @Test
    void countsWhatVanishesByDayAlsoWithoutTheArchive() throws Exception {
        ledger.movement("S1", "2026-11-01", 1).movement("S1", "2026-11-02", 2).movement("S1", "2026-11-05", 3);
        ExportFile old = formed(span(1, 10), false);
        sendable.handedOver(old.id());
        Files.delete(out.resolve(old.archive()));
        ledger.stores.get("S1").remove(LocalDate.parse("2026-11-02"));
        ledger.movement("S1", "2026-11-06", 4);

        ExportFile added = formed(span(2, 11), false);

        Vanishing vanishing = sendable.vanishing(added.id()).orElseThrow();
        assertThat(vanishing.held()).isEqualTo(3);
        assertThat(vanishing.days()).containsExactly(Map.entry(LocalDate.parse("2026-11-02"), new Counts(0, 0, 1, 1)));
    }

    @Test
    void aLotVanishesOnItsFirstDayOfTheWindow() throws Exception {
        ledger.movement("S1", "2026-11-01", 1).movement("S1", "2026-11-02", 2).movement("S1", "2026-11-05", 3);
        ExportFile old = formed(span(1, 10), false);
        ledger.stores.get("S1").clear();
        sendable.handedOver(old.id());

        ExportFile empty = formed(span(2, 11), false);

        Vanishing vanishing = sendable.vanishing(empty.id()).orElseThrow();
        assertThat(vanishing.held()).isEqualTo(3);
        assertThat(vanishing.days())
                .containsExactly(
                        Map.entry(LocalDate.parse("2026-11-02"), new Counts(1, 0, 1, 1)),
                        Map.entry(LocalDate.parse("2026-11-05"), new Counts(0, 0, 1, 1)));
    }

    @Test
    void aDayIsToldByTheFileThatWasHandedOverLast() throws Exception {
        ledger.movement("S1", "2026-11-01", 1).movement("S1", "2026-11-02", 2).movement("S1", "2026-11-05", 3);
        ExportFile first = formed(span(1, 5), false);
        sendable.handedOver(first.id());
        ledger.stores.get("S1").remove(LocalDate.parse("2026-11-02"));
        ExportFile second = formed(span(2, 6), false);
        sendable.handedOver(second.id());
        ledger.stores.get("S1").remove(LocalDate.parse("2026-11-01"));

        ExportFile third = formed(span(1, 7), false);

        Vanishing vanishing = sendable.vanishing(third.id()).orElseThrow();
        assertThat(vanishing.days()).containsExactly(Map.entry(LocalDate.parse("2026-11-01"), new Counts(0, 0, 1, 1)));
        assertThat(vanishing.held()).isEqualTo(3);
        assertThat(sendable.vanishing(first.id())).isEmpty();
        assertThat(sendable.vanishing(4711)).isEmpty();
    }

    @Test
    void initialDataThatWereCarriedByHandAreCompared() throws Exception {
        ledger.movement("S1", "2026-11-01", 1).movement("S1", "2026-11-02", 2);
        formed(new ExportSpan.Initial(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-02")), true);
        ledger.stores.get("S1").remove(LocalDate.parse("2026-11-02"));
        ledger.movement("S1", "2026-11-03", 3);

        ExportFile regular = formed(span(1, 3), false);

        assertThat(sendable.vanishing(regular.id()).orElseThrow().days())
                .containsExactly(Map.entry(LocalDate.parse("2026-11-02"), new Counts(0, 0, 1, 1)));
    }

    @Test
    void aDayIsToldByTheLastFileWhicheverWayItWent() throws Exception {
        ledger.movement("S1", "2026-11-01", 1);
        ExportFile late = formed(span(1, 10), false);
        ledger.movement("S1", "2026-11-02", 2);
        ExportFile sent = formed(span(1, 10), false);
        sendable.handedOver(sent.id());
        ledger.movement("S1", "2026-11-03", 3);
        formed(span(2, 4), true);
        ledger.stores.get("S1").clear();
        ExportFile empty = formed(span(1, 9), false);

        assertThat(vanished(empty)).containsExactly("2026-11-01", "2026-11-02", "2026-11-03");
        sendable.handedOver(late.id());
        assertThat(vanished(empty)).containsExactly("2026-11-01");
        sendable.handedOver(empty.id());
        assertThat(vanished(empty)).isEmpty();
    }

    @Test
    void filesOfOtherCodesAreNotCompared() throws Exception {
        ledger.movement("S1", "2026-11-01", 1);
        ledger.stores.put("S2", ledger.stores.get("S1"));
        runner.form(OWNER, request(span(1, 10), true, "S2"), Progress.SILENT, result -> {});
        ledger.movement("S1", "2026-11-02", 1);
        ledger.stores.get("S1").remove(LocalDate.parse("2026-11-01"));

        assertThat(sendable.vanishing(formed(span(1, 10), false).id()))
                .get()
                .extracting(Vanishing::held)
                .isEqualTo(0L);
    }

    private List<String> vanished(ExportFile file) throws IOException {
        return sendable.vanishing(file.id()).orElseThrow().days().keySet().stream()
                .map(LocalDate::toString)
                .toList();
    }

    @Test
    void aFileOfTheSameNameTakesThePlaceOfAnUnsentOne() throws Exception {
        ledger.movement("S1", "2026-11-01", 1);
        ExportFile lost = formed(span(1, 10), false);
        hour--;
        ExportFile again = formed(span(1, 10), false);

        assertThat(ids(S1)).containsExactly(again.id());
        assertThat(sendable.archive(lost.id())).isEmpty();
    }

    private List<Long> ids(Participant owner) throws IOException {
        return sendable.regular(owner, "map-actions").stream()
                .map(ExportFile::id)
                .toList();
    }

    private static ExportSpan span(int first, int last) {
        LocalDate before = LocalDate.parse("2026-10-31");
        return new ExportSpan.Regular(before.plusDays(first), before.plusDays(last), Optional.empty());
    }

    private ExportFile formed(ExportSpan span, boolean handedOver) throws IOException {
        return ((StoreResult.Formed) runner.form(OWNER, request(span, handedOver, "S1"), Progress.SILENT, result -> {})
                        .get(0))
                .file();
    }
}
