package asterism.configuration;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;
import static asterism.configuration.TestUnion.IVANOVA;
import static asterism.configuration.TestUnion.refusals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.configuration.KindChoice;
import asterism.api.configuration.KindChoice.Scope;
import java.util.ConcurrentModificationException;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredKindChoicesTest {
    private TestUnion union;
    private StoredKindChoices kinds;

    @BeforeEach
    void open() throws Exception {
        union = new TestUnion();
        kinds = union.kinds;
        union.ledger.kind("DRUGS", "").kind("RX", "DRUGS").kind("OTC", "DRUGS").kind("FOOD", "");
    }

    @Test
    void nothingIsChosenUntilSomebodyChooses() throws Exception {
        assertThat(kinds.choice(IVANOVA, SOZVEZDIE)).isEqualTo(new KindChoice(Scope.OPEN, Set.of(), 0));
        assertThat(kinds.included(IVANOVA, SOZVEZDIE)).isEmpty();
    }

    @Test
    void allIsAChoiceAndNeedsNoFilter() throws Exception {
        KindChoice all = kinds.save(IVANOVA, SOZVEZDIE, new KindChoice(Scope.ALL, Set.of("RX"), 0));

        assertThat(all).isEqualTo(new KindChoice(Scope.ALL, Set.of(), 1));
        assertThat(all.filter()).isEmpty();
        assertThat(kinds.included(IVANOVA, SOZVEZDIE)).containsExactly("DRUGS", "FOOD", "OTC", "RX");
    }

    @Test
    void aKindIncludesItsChildrenAlsoThoseAddedLater() throws Exception {
        KindChoice stored = kinds.save(IVANOVA, SOZVEZDIE, new KindChoice(Scope.TICKED, Set.of("DRUGS", "RX"), 0));
        union.ledger.kind("VACCINES", "RX");

        assertThat(stored.kinds()).containsExactly("DRUGS");
        assertThat(stored.filter()).contains(Set.of("DRUGS"));
        assertThat(kinds.choice(IVANOVA, SOZVEZDIE)).isEqualTo(stored);
        assertThat(kinds.included(IVANOVA, SOZVEZDIE)).containsExactly("DRUGS", "OTC", "RX", "VACCINES");
    }

    @Test
    void everyTickLeavesItsTrail() throws Exception {
        kinds.save(IVANOVA, SOZVEZDIE, new KindChoice(Scope.TICKED, Set.of("RX"), 0));
        kinds.save(IVANOVA, SOZVEZDIE, new KindChoice(Scope.TICKED, Set.of("FOOD"), 1));

        assertThat(union.trail("kinds."))
                .containsExactly(
                        "ivanova kinds.sozvezdie OPEN -> TICKED",
                        "ivanova kinds.sozvezdie.RX  -> on",
                        "ivanova kinds.sozvezdie.FOOD  -> on",
                        "ivanova kinds.sozvezdie.RX on -> ");
    }

    @Test
    void refusesNoTickAtAllAndKindsThatThereAreNot() throws Exception {
        assertThat(refusals(() -> kinds.save(IVANOVA, SOZVEZDIE, new KindChoice(Scope.TICKED, Set.of(), 0))))
                .containsExactly("KINDS_EMPTY: ");
        KindChoice unknown = new KindChoice(Scope.TICKED, Set.of("RX", "TOYS", "BOOKS"), 0);
        assertThat(refusals(() -> kinds.save(IVANOVA, SOZVEZDIE, unknown))).containsExactly("KIND_UNKNOWN: BOOKS,TOYS");
        union.ledger.kinds.clear();
        assertThat(kinds.save(IVANOVA, SOZVEZDIE, unknown).version()).isEqualTo(1);
    }

    @Test
    void refusesAChangeOfAnOlderVersion() throws Exception {
        kinds.save(IVANOVA, SOZVEZDIE, new KindChoice(Scope.ALL, Set.of(), 0));

        assertThatThrownBy(() -> kinds.save(IVANOVA, SOZVEZDIE, new KindChoice(Scope.TICKED, Set.of("RX"), 0)))
                .isInstanceOf(ConcurrentModificationException.class)
                .hasMessageContaining("stored is 1");
    }
}
