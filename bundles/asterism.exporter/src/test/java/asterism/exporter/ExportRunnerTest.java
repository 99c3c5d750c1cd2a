package asterism.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import asterism.api.Progress;
import asterism.api.export.ExportException;
import asterism.api.export.ExportFile;
import asterism.api.export.ExportFormat;
import asterism.api.export.ExportRequest;
import asterism.api.export.ExportSpan;
import asterism.api.export.ProtocolEntry;
import asterism.api.export.ProtocolEntry.Code;
import asterism.api.export.StoreResult;
import asterism.api.lotdata.LotQuery;
import asterism.api.source.SourceFault;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ExportRunnerTest extends ExportRunnerBench {
    @Test
    void formsAFileAStoreWithItsProtocolAndKeepsWhatIsKnownOfIt() throws Exception {
        ledger.movement("S1", "2026-11-01", 1).movement("S1", "2026-11-02", 2).movement("S2", "2026-11-01", 3);
        ProtocolEntry negative = ProtocolEntry.warning(Code.NEGATIVE_BALANCE, "S1", "A", "A:L1", "", 0, "2")
                .on(FIRST);
        ledger.deviations.put("S1", List.of(negative));
        List<String> heard = new ArrayList<>();

        List<StoreResult> results = runner.form(
                OWNER,
                request(regular(), "S2", "S1"),
                (step, done, total) -> heard.add(step + " " + done + "/" + total),
                result -> heard.add("result"));

        assertThat(results).extracting(StoreResult::storeId).containsExactly("S2", "S1");
        assertThat(heard).containsExactly("FORM 0/2", "result", "FORM 1/2", "result", "FORM 2/2");
        assertThat(names())
                .containsExactly(
                        "20261124000000_102532_S1_bat.zip",
                        "20261124000000_102532_S1_bat_protocol.csv",
                        "20261124000000_102532_S2_bat.zip",
                        "20261124000000_102532_S2_bat_protocol.csv");
        assertThat(content("20261124000000_102532_S1_bat.zip")).isEqualTo("2026-11-01\n2026-11-02\n");
        StoreResult.Formed formed = (StoreResult.Formed) results.get(1);
        assertThat(formed.protocol()).containsExactly(negative);
        assertThat(formed.file().bytes()).isEqualTo(Files.size(out.resolve("20261124000000_102532_S1_bat.zip")));
        ExportFile kept = files.ofStore(OWNER, "S1").get(0);
        assertThat(kept).isEqualTo(formed.file());
        assertThat(files.protocol(OWNER, kept.id())).containsExactly(negative);
        assertThat(Files.readString(out.resolve("20261124000000_102532_S1_bat_protocol.csv")))
                .isEqualTo(
                        "\uFEFFseverity;code;store_id;item_id;lot_id;doc_id;line_no;day;text\r\n"
                                + "WARNING;NEGATIVE_BALANCE;S1;A;A:L1;;;2026-08-24;"
                                + "Партия A:L1: отрицательный остаток на конец дня, впервые 24.08.2026, всего таких дней: 2\r\n");
    }

    @Test
    void aStoreWithoutMovementsGetsAWarningAndNoFile() throws Exception {
        List<StoreResult> results = form(regular(), "S1");

        StoreResult.Nothing nothing = (StoreResult.Nothing) results.get(0);
        assertThat(nothing.protocol())
                .extracting(ProtocolEntry::code, ProtocolEntry::arguments)
                .containsExactly(tuple(Code.NO_MOVEMENTS, List.of("2026-08-24", "2026-11-23")));
        assertThat(names()).containsExactly("20261124000000_102532_S1_bat_protocol.csv");
        assertThat(files.ofStore(OWNER, "S1")).isEmpty();
    }

    @Test
    void formsAnEmptyFileWhileTheUnionHoldsElementsOfTheWindow() throws Exception {
        ledger.movement("S1", "2026-11-01", 1);
        assertThat(form(regular(), "S1").get(0)).isInstanceOf(StoreResult.Formed.class);
        ledger.stores.clear();

        StoreResult second = form(regular(), "S1").get(0);
        assertThat(second).isInstanceOf(StoreResult.Formed.class);
        assertThat(((StoreResult.Formed) second).protocol())
                .extracting(ProtocolEntry::code)
                .containsExactly(Code.NO_MOVEMENTS);
        assertThat(content(((StoreResult.Formed) second).file().archive())).isEmpty();

        assertThat(form(regular(), "S1").get(0)).isInstanceOf(StoreResult.Nothing.class);
    }

    @Test
    void formsNoEmptyFileForElementsOutsideTheWindow() throws Exception {
        ledger.movement("S1", "2026-11-01", 1);
        form(regular(), "S1");
        ledger.stores.clear();

        ExportSpan later = new ExportSpan.Regular(LocalDate.parse("2026-11-02"), LAST, Optional.empty());
        assertThat(form(later, "S1").get(0)).isInstanceOf(StoreResult.Nothing.class);
    }

    @Test
    void formsNoEmptyFileForAFileThatWasNotHandedOver() throws Exception {
        ledger.movement("S1", "2026-11-01", 1);
        runner.form(OWNER, request(regular(), false, "S1"), Progress.SILENT, result -> {});
        ledger.stores.clear();

        assertThat(form(regular(), "S1").get(0)).isInstanceOf(StoreResult.Nothing.class);
    }

    @Test
    void aRegularWindowNeverStartsBeforeTheInitialData() throws Exception {
        ledger.movement("S1", "2026-11-01", 1);
        LocalDate start = LocalDate.parse("2026-10-01");

        form(new ExportSpan.Regular(FIRST, LAST, Optional.of(start)), "S1");
        form(new ExportSpan.Regular(start, LAST, Optional.of(start)), "S1");
        form(new ExportSpan.Regular(start.plusDays(1), LAST, Optional.of(start)), "S1");
        form(new ExportSpan.Initial(start, LAST), "S1");
        StoreResult before = form(new ExportSpan.Regular(FIRST, start.minusDays(1), Optional.of(start)), "S1")
                .get(0);

        assertThat(ledger.queries)
                .extracting(LotQuery::first, LotQuery::opening)
                .containsExactly(
                        tuple(start, true), tuple(start, true), tuple(start.plusDays(1), false), tuple(start, true));
        assertThat(before).isEqualTo(new StoreResult.Nothing("S1", "20261124040000_102532_S1_bat", List.of()));
        assertThat(names()).hasSize(8);
        assertThat(files.ofStore(OWNER, "S1"))
                .extracting(ExportFile::initial)
                .containsExactly(true, false, false, false);
    }

    @Test
    void aStoreThatFailsLeavesNothingAndTheOthersAreFormed() throws Exception {
        for (String store : List.of("S1", "S2", "S3", "S4", "S5")) {
            ledger.movement(store, "2026-11-01", 1);
        }
        SourceFault fault =
                new SourceFault(SourceFault.Kind.KEY_TWICE, "documents.csv", 3, "D1", "doc_id", "D1", List.of());
        ledger.faults.put("S1", fault);
        format.mishap = window -> {
            switch (window.storeCode()) {
                case "S2" -> throw new IOException("disk full");
                case "S3" -> throw new ExportException(ExportException.Reason.STORE_CODE_INVALID, "S3", "S3");
                case "S4" -> throw new IllegalStateException("a bug");
                default -> {}
            }
        };

        List<StoreResult> results = form(regular(), "S1", "S2", "S3", "S4", "S5");

        assertThat(results.get(0)).isEqualTo(new StoreResult.Unreadable("S1", List.of(fault)));
        assertThat(results.subList(1, 4))
                .allSatisfy(result -> assertThat(result).isInstanceOf(StoreResult.Failed.class));
        assertThat(results.get(4)).isInstanceOf(StoreResult.Formed.class);
        assertThat(names())
                .containsExactly("20261124000000_102532_S5_bat.zip", "20261124000000_102532_S5_bat_protocol.csv");
        assertThat(files.ofStore(OWNER, "S2")).isEmpty();
    }

    @Test
    void aFileWithOtherRowsThanTheLotDataFails() throws Exception {
        ledger.movement("S1", "2026-11-01", 1);
        format.extraLots = 1;

        StoreResult.Failed failed = (StoreResult.Failed) form(regular(), "S1").get(0);

        assertThat(((ExportException) failed.cause()).reason()).isEqualTo(ExportException.Reason.ROWS_DIFFER);
        assertThat(names()).isEmpty();
    }

    @Test
    void aFileThatCannotGetIntoItsPlaceLeavesNothing() throws Exception {
        ledger.movement("S1", "2026-11-01", 1);
        Path inTheWay = out.resolve("20261124000000_102532_S1_bat.zip").resolve("x");
        Files.createDirectories(inTheWay);

        assertThat(form(regular(), "S1").get(0)).isInstanceOf(StoreResult.Failed.class);
        assertThat(names()).containsExactly("20261124000000_102532_S1_bat.zip");
        assertThat(inTheWay).exists();
    }

    @Test
    void removesWhatAKilledRunLeftButNotWhatIsBeingWritten() throws Exception {
        Files.createDirectories(out);
        Files.writeString(out.resolve(".old_bat.zip.asterism-part"), "half");
        Files.writeString(out.resolve(".somebody-elses.part"), "x");
        try (PartFile other = PartFile.beside(out.resolve("busy.zip"))) {
            form(regular());

            assertThat(names()).containsExactly(".busy.zip.asterism-part", ".somebody-elses.part");
            assertThat(other.channel().isOpen()).isTrue();
        }
    }

    @Test
    void namesTheFormatsAndKindsThatArePresent() {
        ExportRequest good = request(regular(), "S1");
        ExportRequest badKind = new ExportRequest(
                good.participants(),
                good.span(),
                good.ledgerStart(),
                Optional.of(Set.of("K", "X")),
                good.formatId(),
                good.options(),
                6,
                good.runStart(),
                out,
                Optional.empty(),
                true);
        assertThatThrownBy(() -> runner.form(OWNER, badKind, Progress.SILENT, result -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unknown item kinds [X], present are [K]");
        runner.removeFormat(format, Map.of(ExportFormat.FORMAT_ID, "map-actions"));
        runner.addFormat(format, Map.of(ExportFormat.FORMAT_ID, "csv"));
        assertThatThrownBy(() -> runner.form(OWNER, good, Progress.SILENT, result -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unknown format map-actions, present are [csv]");
    }

    @RepeatedTest(20)
    void anInterruptedRunEndsItsWorkAndLeavesNoPartFiles() throws Exception {
        ledger.movement("S1", "2026-11-01", 1).movement("S2", "2026-11-01", 1).movement("S3", "2026-11-01", 1);
        Thread caller = Thread.currentThread();
        format.mishap = window -> {
            caller.interrupt();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        };

        assertThatThrownBy(() -> form(regular(), "S1", "S2", "S3")).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(names()).isEmpty();
    }
}
