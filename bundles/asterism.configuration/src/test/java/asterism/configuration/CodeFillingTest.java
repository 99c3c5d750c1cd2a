package asterism.configuration;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;
import static asterism.configuration.TestUnion.IVANOVA;
import static asterism.configuration.TestUnion.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.configuration.CodePreview;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Refusal;
import asterism.api.configuration.StoreChoice;
import java.io.IOException;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CodeFillingTest {
    private static final StoreChoice ASNA = new StoreChoice(Optional.empty(), Optional.of("ASNA"), "1");

    private TestUnion union;

    @BeforeEach
    void open() throws Exception {
        union = new TestUnion();
    }

    @Test
    void showsWhatEachRowGetsAndAppliesIt() throws Exception {
        union.ledger.shop("S1", "A-1").shop("S2", "A-2").shop("S3", "A-3").warehouse("W");
        Participation known = union.save(Participation.of("S2", "", "").withDays(day("2026-01-01"), Optional.empty()));
        union.save(Participation.of("S3", "A-3", "1"));

        CodePreview preview = preview(ASNA);
        List<Participation> saved = union.participations.apply(IVANOVA, SOZVEZDIE, preview);

        assertThat(rows(preview)).containsExactly("S1 A-1 1", "S2 A-2 1", "S3 A-3 1");
        assertThat(preview.rows()).extracting(CodePreview.Row::isUnchanged).containsExactly(false, false, true);
        assertThat(preview.rows().get(1).before()).contains(known);
        assertThat(saved).extracting(Participation::storeId).containsExactly("S1", "S2");
        assertThat(saved.get(1).from()).isEqualTo(known.from());
        assertThat(union.list()).extracting(Participation::storeCode).containsExactly("A-1", "A-2", "A-3");
        assertThat(union.trail("participation.sozvezdie.S2." + known.id() + ".storeCode"))
                .containsExactly("ivanova participation.sozvezdie.S2." + known.id() + ".storeCode  -> A-2");
    }

    @Test
    void takesTheStoresOwnIdsForThoseThatAreMarked() throws Exception {
        union.ledger.shop("S1").shop("S2");

        assertThat(rows(preview(new StoreChoice(Optional.of(List.of("S2")), Optional.empty(), "7"))))
                .containsExactly("S2 S2 7");
    }

    @Test
    void showsEachConflictAndLeavesThoseRowsAsTheyAre() throws Exception {
        union.ledger
                .shop("MISSING")
                .shop("BAD", "не код")
                .shop("TWICE-A", "A-1")
                .shop("TWICE-B", "A-1")
                .shop("SENT", "A-2")
                .shop("HELD", "A-3")
                .shop("HOLDER")
                .shop("GOOD", "A-4")
                .warehouse("W");
        union.save(Participation.of("SENT", "old", "1"));
        union.sent.put("1/old", Set.of("SENT"));
        union.save(Participation.of("HOLDER", "A-3", "1"));

        CodePreview preview = preview(new StoreChoice(
                Optional.of(List.of("MISSING", "BAD", "TWICE-A", "TWICE-B", "SENT", "HELD", "GOOD", "W", "X")),
                Optional.of("ASNA"),
                "1"));

        assertThat(rows(preview))
                .containsExactly(
                        "BAD STORE_CODE_INVALID (store BAD): не код",
                        "GOOD A-4 1",
                        "HELD STORE_CODE_TWICE (store HELD): A-3, 1, HOLDER",
                        "MISSING STORE_CODE_MISSING (store MISSING): ASNA",
                        "SENT CODE_WAS_SENT (store SENT): old, 1, SENT",
                        "TWICE-A STORE_CODE_TWICE (store TWICE-A): A-1, 1, TWICE-B",
                        "TWICE-B STORE_CODE_TWICE (store TWICE-B): A-1, 1, TWICE-A",
                        "W STORE_NOT_SHOP (store W): WAREHOUSE",
                        "X STORE_UNKNOWN (store X): ");
        assertThat(union.participations.apply(IVANOVA, SOZVEZDIE, preview))
                .extracting(Participation::storeId)
                .containsExactly("GOOD");
    }

    @Test
    void aLegalEntityCodeThatIsNoNumberIsAConflictOfEveryRow() throws Exception {
        union.ledger.shop("S1", "A-1");

        assertThat(rows(preview(new StoreChoice(Optional.empty(), Optional.of("ASNA"), ""))))
                .containsExactly("S1 CLIENT_ID_INVALID (store S1): ");
        assertThat(rows(preview(new StoreChoice(Optional.empty(), Optional.of("ASNA"), "1a"))))
                .containsExactly("S1 CLIENT_ID_INVALID (store S1): 1a");
    }

    @Test
    void aRowThatStaysAsItIsKeepsTheCodeThatAnotherWants() throws Exception {
        union.ledger.shop("S1", "не код").shop("S2", "a");
        union.save(Participation.of("S1", "a", "1"));

        assertThat(rows(preview(ASNA)))
                .containsExactly(
                        "S1 STORE_CODE_INVALID (store S1): не код", "S2 STORE_CODE_TWICE (store S2): a, 1, S1");
    }

    @Test
    void fillsTheLastParticipationOfAStore() throws Exception {
        union.ledger.shop("S1", "A-1");
        union.save(Participation.of("S1", "x", "9").withDays(Optional.empty(), day("2025-12-31")));
        Participation last = union.save(Participation.of("S1", "", "").withDays(day("2026-01-01"), Optional.empty()));

        assertThat(preview(ASNA).rows().get(0).before()).contains(last);
    }

    @Test
    void refusesWhatWouldNoLongerDoWhatWasShown() throws Exception {
        union.ledger.shop("S1", "A-1").shop("S2", "A-2");
        Participation one = union.save(Participation.of("S1", "", ""));
        CodePreview shown = preview(ASNA);

        union.save(one.withDays(day("2026-01-01"), Optional.empty()));
        assertStale(shown);

        CodePreview again = preview(ASNA);
        union.save(Participation.of("S2", "A-2", "1"));
        assertStale(again);

        CodePreview third = preview(ASNA);
        union.ledger.stores.remove(0);
        union.ledger.shop("S1", "A-9");
        assertStale(third);

        union.participations.apply(IVANOVA, SOZVEZDIE, preview(ASNA));
        assertThat(union.list()).extracting(Participation::storeCode).containsExactly("A-9", "A-2");
    }

    private void assertStale(CodePreview preview) {
        assertThatThrownBy(() -> union.participations.apply(IVANOVA, SOZVEZDIE, preview))
                .isInstanceOf(ConcurrentModificationException.class);
    }

    private CodePreview preview(StoreChoice fill) throws IOException {
        return union.participations.preview(IVANOVA, SOZVEZDIE, fill);
    }

    private static List<String> rows(CodePreview preview) {
        return preview.rows().stream()
                .map(row -> row.storeId() + " "
                        + row.conflict().map(Refusal::toString).orElseGet(() -> row.storeCode() + " " + row.clientId()))
                .toList();
    }
}
