package asterism.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FileDiffTest {
    private static final String NAME = Zips.BASE + ".zip";

    private static byte[] file(LedgerModel ledger) throws IOException {
        return Zips.xml(Reference.of(ledger, "1")
                .regular(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 9))
                .form()
                .xmlBytes());
    }

    private static LedgerModel ledger() {
        LedgerModel ledger = WorkedExampleTest.ledger();
        ledger.item("B");
        ledger.document("R9", "1", "RECEIPT", "2026-11-05T12:00:00")
                .line(1, "B", "5")
                .lot("L1");
        return ledger;
    }

    @Test
    void theSameLedgerGivesTheSameFile() throws IOException {
        assertThat(FileDiff.between(NAME, file(ledger()), NAME, file(ledger())).isEmpty())
                .isTrue();
    }

    @Test
    void elementsThatDifferAreNamed() throws IOException {
        LedgerModel after = ledger();
        after.document("S9", "1", "SALE", "2026-11-06T12:00:00").line(1, "B", "1");
        after.rows(SourceTable.LINES).removeIf(line -> "C2".equals(line.get("doc_id")));
        FileDiff diff = FileDiff.between(NAME, file(ledger()), NAME, file(after));
        assertThat(diff.added())
                .extracting(FileDiff.Change::key)
                .containsExactly("distribution S9:1 @ 2026-11-06", "remnant B:L1 @ 2026-11-06");
        assertThat(diff.removed())
                .extracting(FileDiff.Change::key)
                .contains("distribution C2:1 @ 2026-11-08", "distribution C2:1/2 @ 2026-11-08")
                .allMatch(key -> key.endsWith("2026-11-08"));
        assertThat(diff.changed()).isEmpty();
        diff.requireOnlyItems(Set.of("A", "B"));
        assertThat(catchThrowableOfType(CheckFailure.class, () -> diff.requireOnlyItems(Set.of("A")))
                        .violations())
                .hasSize(2);
    }

    @Test
    void changedFieldsAreNamed() throws IOException {
        LedgerModel after = ledger();
        after.find(SourceTable.ITEMS, "B").orElseThrow().put("name", "Other");
        FileDiff diff = FileDiff.between(NAME, file(ledger()), NAME, file(after));
        assertThat(diff.changed())
                .containsExactly(new FileDiff.Change("batch B:L1", "B", List.of("map_nomenclature_name")));
    }

    @Test
    void anotherOrderIsNoticed() throws IOException {
        String xml = Reference.of(ledger(), "1")
                .regular(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 9))
                .form()
                .xml();
        String first = xml.substring(xml.indexOf("<batch>"), xml.indexOf("</batch>") + "</batch>".length());
        String moved = xml.replace(first, "").replace("</batches>", first + "</batches>");
        FileDiff diff =
                FileDiff.between(NAME, Zips.zip(Zips.BASE + ".xml", xml), NAME, Zips.zip(Zips.BASE + ".xml", moved));
        assertThat(diff.orderKept()).isFalse();
        assertThat(catchThrowableOfType(CheckFailure.class, () -> diff.requireOnlyItems(Set.of("B"))))
                .hasMessageContaining("another order");
    }
}
