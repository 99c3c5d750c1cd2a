package asterism.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.configuration.ChosenStores;
import asterism.api.configuration.StoreChoice;
import asterism.api.export.ExportException;
import asterism.api.export.ExportException.Reason;
import asterism.api.export.Participant;
import asterism.api.lotdata.Store;
import asterism.api.lotdata.Store.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoreChooserTest {
    private static final StoreChooser CHOOSER = new StoreChooser(List.of(
            shop("S2", Map.of("ASNA", "A-2")),
            shop("S1", Map.of("ASNA", "A-1")),
            shop("S3", Map.of("ASNA", "A-1")),
            shop("S4", Map.of()),
            shop("S 5", Map.of("ASNA", "с кириллицей")),
            shop("\uD83D\uDE00", Map.of("ASNA", "A-6")),
            shop("\uFB01", Map.of("ASNA", "A-7")),
            new Store("W", "Склад", Kind.WAREHOUSE, Map.of("ASNA", "A-8"))));

    @Test
    void takesAllShopsInTheOrderOfTheirCodePoints() {
        ChosenStores chosen = choose(Optional.empty(), Optional.empty());

        assertThat(chosen.participants()).extracting(Participant::storeId).containsExactly("S1", "S2", "S3", "S4");
        assertThat(chosen.participants().get(0)).isEqualTo(new Participant("S1", "S1", "102532"));
        // by UTF-16 units the pair of surrogates would come before the ligature
        assertThat(chosen.refused())
                .extracting(ExportException::storeId)
                .containsExactly("S 5", "\uFB01", "\uD83D\uDE00");
        assertThat(chosen.refused()).extracting(ExportException::reason).containsOnly(Reason.STORE_CODE_INVALID);
    }

    @Test
    void takesCodesOfAnotherSystemAndRefusesBothStoresThatShareOne() {
        ChosenStores chosen = choose(Optional.empty(), Optional.of("ASNA"));

        assertThat(chosen.participants()).extracting(Participant::storeCode).containsExactly("A-2", "A-7", "A-6");
        assertThat(chosen.refused())
                .extracting(e -> e.storeId() + " " + e.reason() + " " + e.value())
                .containsExactly(
                        "S 5 STORE_CODE_INVALID с кириллицей",
                        "S1 STORE_CODE_TWICE A-1",
                        "S3 STORE_CODE_TWICE A-1",
                        "S4 STORE_CODE_MISSING ASNA");
    }

    @Test
    void refusesStoresThatAreUnknownOrNoShops() {
        ChosenStores chosen = choose(Optional.of(List.of("X", "S2", "W", "S2")), Optional.empty());

        assertThat(chosen.participants()).extracting(Participant::storeId).containsExactly("S2");
        assertThat(chosen.refused())
                .extracting(e -> e.storeId() + " " + e.reason())
                .containsExactly("W STORE_NOT_SHOP", "X STORE_UNKNOWN");
    }

    @Test
    void aCodeIsOnlyTwiceAmongTheStoresOfTheChoice() {
        ChosenStores chosen = choose(Optional.of(List.of("S3")), Optional.of("ASNA"));

        assertThat(chosen.participants()).containsExactly(new Participant("S3", "A-1", "102532"));
    }

    @Test
    void refusesALegalEntityCodeThatIsNoNumber() {
        ChosenStores chosen = CHOOSER.choose(new StoreChoice(Optional.of(List.of("S1")), Optional.empty(), "12a"));

        assertThat(chosen.refused()).extracting(ExportException::reason).containsExactly(Reason.CLIENT_ID_INVALID);
    }

    private static ChosenStores choose(Optional<List<String>> ids, Optional<String> system) {
        return CHOOSER.choose(new StoreChoice(ids, system, "102532"));
    }

    private static Store shop(String id, Map<String, String> codes) {
        return new Store(id, "Аптека " + id, Kind.SHOP, codes);
    }
}
