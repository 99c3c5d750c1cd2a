package asterism.configuration;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;
import static asterism.configuration.TestUnion.IVANOVA;
import static asterism.configuration.TestUnion.day;
import static asterism.configuration.TestUnion.refusals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.configuration.Integration;
import asterism.api.configuration.Participation;
import java.io.IOException;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredParticipationsTest {
    private TestUnion union;

    @BeforeEach
    void open() throws Exception {
        union = new TestUnion();
        union.ledger.shop("S1").shop("S2").shop("S10").warehouse("W");
    }

    @Test
    void keepsWhatIsSavedAndWhoSavedIt() throws Exception {
        Participation added = union.save(Participation.of("S1", "", ""));
        Participation filled =
                union.save(added.withCodes("17", "102532").withDays(day("2026-01-01"), Optional.empty()));

        assertThat(added.id()).isPositive();
        assertThat(added.version()).isEqualTo(1);
        assertThat(filled.version()).isEqualTo(2);
        assertThat(union.list()).containsExactly(filled);
        assertThat(union.participations.list(IVANOVA, "asna")).isEmpty();
        String subject = "ivanova participation.sozvezdie.S1." + added.id();
        assertThat(union.trail("participation."))
                .containsExactly(
                        subject + "  -> on",
                        subject + ".clientId  -> 102532",
                        subject + ".from  -> 2026-01-01",
                        subject + ".storeCode  -> 17");
    }

    @Test
    void onlyShopsTakePart() {
        assertThat(refusals(() -> union.save(Participation.of("W", "1", "1"))))
                .containsExactly("STORE_NOT_SHOP (store W): WAREHOUSE");
        assertThat(refusals(() -> union.save(Participation.of("X", "1", "1"))))
                .containsExactly("STORE_UNKNOWN (store X): ");
    }

    @Test
    void settingsMayBeEnteredBeforeTheSourceWasEverRead() throws Exception {
        union.ledger.stores.clear();

        assertThat(union.save(Participation.of("S1", "17", "1")).storeCode()).isEqualTo("17");
    }

    @Test
    void aStoreThatIsNoShopAnyMoreCanStillBeEnded() throws Exception {
        Participation one = union.save(Participation.of("S1", "17", "1"));
        union.ledger.stores.clear();
        union.ledger.warehouse("S1");

        assertThat(union.save(one.withDays(Optional.empty(), day("2026-11-30"))).until())
                .isEqualTo(day("2026-11-30"));
    }

    @Test
    void codesAreWrittenAsTheFormatWantsThem() throws Exception {
        union.save(Participation.of("S1", "Az09.-".repeat(8) + "zz", "9".repeat(18)));

        for (String code : List.of("a_b", "а", "1,2", " 1", "1".repeat(51))) {
            assertThat(refusals(() -> union.save(Participation.of("S2", code, "1"))))
                    .containsExactly("STORE_CODE_INVALID (store S2): " + code);
        }
        for (String client : List.of("12a", "-1", "1".repeat(19))) {
            assertThat(refusals(() -> union.save(Participation.of("S2", "1", client))))
                    .containsExactly("CLIENT_ID_INVALID (store S2): " + client);
        }
    }

    @Test
    void aStoreCodeBelongsToOneStoreUnderALegalEntityCodeAtAllTimes() throws Exception {
        union.save(Participation.of("S1", "17", "1").withDays(Optional.empty(), day("2025-12-31")));

        Participation taken = Participation.of("S2", "17", "1").withDays(day("2026-01-01"), Optional.empty());
        assertThat(refusals(() -> union.save(taken))).containsExactly("STORE_CODE_TWICE (store S2): 17, 1, S1");
        union.save(taken.withCodes("17", "2"));
        union.save(Participation.of("S1", "17", "1").withDays(day("2026-01-01"), Optional.empty()));
        assertThat(union.list()).hasSize(3);
    }

    @Test
    void storesWithoutCodesDoNotShareOne() throws Exception {
        union.save(Participation.of("S1", "", "1"));
        union.save(Participation.of("S2", "", "1"));
        union.save(Participation.of("S10", "17", ""));

        assertThat(union.list()).extracting(Participation::storeId).containsExactly("S1", "S10", "S2");
    }

    @Test
    void twoStoresCanSwapTheirCodesInOneChange() throws Exception {
        Participation one = union.save(Participation.of("S1", "17", "1"));
        Participation two = union.save(Participation.of("S2", "18", "1"));

        assertThat(refusals(() -> union.save(one.withCodes("18", "1")))).hasSize(1);
        union.participations.save(
                IVANOVA, SOZVEZDIE, List.of(one.withCodes("18", "1"), two.withCodes("17", "1")), false);
        assertThat(union.list()).extracting(Participation::storeCode).containsExactly("18", "17");
    }

    @Test
    void aChangeOfTheLegalEntityEndsOneParticipationAndBeginsAnother() throws Exception {
        Participation old = union.save(Participation.of("S1", "17", "1"));
        union.sent.put("1/17", Set.of("S1"));

        union.participations.save(
                IVANOVA,
                SOZVEZDIE,
                List.of(
                        old.withDays(Optional.empty(), day("2026-11-30")),
                        Participation.of("S1", "17", "2").withDays(day("2026-12-01"), Optional.empty())),
                false);

        assertThat(union.list()).extracting(Participation::clientId).containsExactly("1", "2");
    }

    @Test
    void participationsOfAStoreHaveNoDayInCommon() throws Exception {
        union.save(Participation.of("S1", "17", "1").withDays(day("2026-02-01"), day("2026-02-28")));

        Participation next = Participation.of("S1", "18", "1");
        assertThat(refusals(() -> union.save(next))).containsExactly("DAYS_OVERLAP (store S1): 2026-02-01, 2026-02-28");
        assertThat(refusals(() -> union.save(next.withDays(day("2026-02-28"), Optional.empty()))))
                .hasSize(1);
        assertThat(refusals(() -> union.save(next.withDays(Optional.empty(), day("2026-02-01")))))
                .hasSize(1);
        union.save(next.withDays(day("2026-03-01"), Optional.empty()));
        union.save(next.withDays(Optional.empty(), day("2026-01-31")));
        assertThat(refusals(() -> union.participations.save(
                        IVANOVA,
                        SOZVEZDIE,
                        List.of(Participation.of("S2", "5", "1"), Participation.of("S2", "5", "1")),
                        false)))
                .hasSize(2);
    }

    @Test
    void theLastDayIsNotBeforeTheFirst() throws Exception {
        Participation one = Participation.of("S1", "17", "1");

        assertThat(refusals(() -> union.save(one.withDays(day("2026-02-01"), day("2026-01-31")))))
                .containsExactly("DAYS_REVERSED (store S1): 2026-02-01, 2026-01-31");
        union.save(one.withDays(day("2026-02-01"), day("2026-02-01")));
    }

    @Test
    void initialDataBeginOnADayOfTheParticipationAndOfLotData() throws Exception {
        union.settings.save(IVANOVA, SOZVEZDIE, new Integration(true, day("2026-01-01"), 0));
        Participation one = Participation.of("S1", "17", "1").withDays(day("2025-02-01"), day("2026-02-28"));

        assertThat(refusals(() -> union.save(one.withInitialDay(day("2025-01-31")))))
                .containsExactly(
                        "INITIAL_OUTSIDE_PARTICIPATION (store S1): 2025-01-31",
                        "INITIAL_BEFORE_LOT_DATA (store S1): 2025-01-31, 2026-01-01");
        assertThat(refusals(() -> union.save(one.withInitialDay(day("2026-03-01")))))
                .containsExactly("INITIAL_OUTSIDE_PARTICIPATION (store S1): 2026-03-01");
        union.save(one.withInitialDay(day("2026-01-01")));
    }

    @Test
    void codesThatWereSentChangeOnlyWithAConfirmation() throws Exception {
        Participation one = union.save(Participation.of("S1", "17", "1"));
        union.sent.put("1/17", Set.of("S1"));

        String refusal = "CODE_WAS_SENT (store S1): 17, 1, S1";
        assertThat(refusals(() -> union.save(one.withCodes("18", "1")))).containsExactly(refusal);
        assertThat(refusals(() -> union.save(one.withCodes("17", "2")))).containsExactly(refusal);
        assertThat(refusals(() -> union.save(one.withCodes("", "")))).containsExactly(refusal);
        Participation later = union.save(one.withDays(Optional.empty(), day("2027-01-01")));
        assertThat(union.confirmed(later.withCodes("18", "1")).storeCode()).isEqualTo("18");
    }

    @Test
    void anotherCodeInANewParticipationIsAChangeOfTheCodeThatWasSent() throws Exception {
        Participation one = union.save(Participation.of("S1", "17", "1"));
        union.save(one.withDays(Optional.empty(), day("2026-11-30")));
        union.sent.put("1/17", Set.of("S1"));

        Participation next = Participation.of("S1", "18", "1").withDays(day("2026-12-01"), Optional.empty());
        assertThat(refusals(() -> union.save(next))).containsExactly("CODE_WAS_SENT (store S1): 17, 1, S1");
        Participation saved = union.save(next.withCodes("18", "2"));
        assertThat(refusals(() -> union.save(saved.withCodes("18", "1")))).hasSize(1);
        assertThat(union.confirmed(saved.withCodes("18", "1")).storeCode()).isEqualTo("18");
    }

    @Test
    void codesThatAnotherStoreSentAreTakenOverOnlyWithAConfirmation() throws Exception {
        union.sent.put("1/17", Set.of("S2"));

        Participation one = Participation.of("S1", "17", "1");
        assertThat(refusals(() -> union.save(one))).containsExactly("CODE_WAS_SENT (store S1): 17, 1, S2");
        assertThat(union.confirmed(one).storeCode()).isEqualTo("17");
        union.save(Participation.of("S2", "18", "1"));
    }

    @Test
    void aStoreMayComeBackToTheCodesItSent() throws Exception {
        union.sent.put("1/17", Set.of("S1"));

        assertThat(union.save(Participation.of("S1", "17", "1")).version()).isEqualTo(1);
    }

    @Test
    void whatCannotTellWhetherCodesWereSentStopsTheirChange() throws Exception {
        Participation one = union.save(Participation.of("S1", "17", "1"));
        union.participations.addSentCodes((connection, client, codes) -> {
            throw new IOException("out of reach");
        });

        assertThatThrownBy(() -> union.save(one.withCodes("18", "1"))).hasMessage("out of reach");
        assertThat(union.list()).containsExactly(one);
    }

    @Test
    void removesWhatWasNeverSent() throws Exception {
        Participation one = union.save(Participation.of("S1", "17", "1"));
        Participation two = union.save(Participation.of("S2", "18", "1"));
        union.sent.put("1/18", Set.of("S2"));

        assertThat(refusals(() -> union.participations.remove(IVANOVA, SOZVEZDIE, List.of(one, two), false)))
                .containsExactly("CODE_WAS_SENT (store S2): 18, 1, S2");
        assertThat(union.list()).hasSize(2);
        union.participations.remove(IVANOVA, SOZVEZDIE, List.of(one), false);
        union.participations.remove(IVANOVA, SOZVEZDIE, List.of(two), true);
        assertThat(union.list()).isEmpty();
        String subject = "participation.sozvezdie.S1." + one.id();
        assertThat(union.trail(subject))
                .contains("ivanova " + subject + " on -> ", "ivanova " + subject + ".storeCode 17 -> ");
    }

    @Test
    void changesAreMadeAsAWholeOrNotAtAll() throws Exception {
        assertThat(refusals(() -> union.participations.save(
                        IVANOVA,
                        SOZVEZDIE,
                        List.of(
                                Participation.of("S1", "17", "1"),
                                Participation.of("W", "?", "x"),
                                Participation.of("S2", "18", "1")),
                        false)))
                .hasSize(3);
        assertThat(union.list()).isEmpty();
        assertThat(union.trail("")).isEmpty();
    }

    @Test
    void refusesAChangeOfAnOlderVersionAndOfWhatIsGone() throws Exception {
        Participation one = union.save(Participation.of("S1", "17", "1"));
        union.save(one.withCodes("18", "1"));

        assertThatThrownBy(() -> union.save(one.withCodes("19", "1")))
                .isInstanceOf(ConcurrentModificationException.class)
                .hasMessageContaining("version 1 was to be changed, stored is 2");
        assertThatThrownBy(() -> union.participations.remove(IVANOVA, SOZVEZDIE, List.of(one), false))
                .isInstanceOf(ConcurrentModificationException.class);
        union.participations.remove(IVANOVA, SOZVEZDIE, union.list(), false);
        assertThatThrownBy(() -> union.save(one))
                .isInstanceOf(ConcurrentModificationException.class)
                .hasMessageContaining("was removed");
    }

    @Test
    void aParticipationStaysWithItsStore() throws Exception {
        Participation one = union.save(Participation.of("S1", "17", "1"));
        Participation moved =
                new Participation(one.id(), "S2", "17", "1", one.from(), one.until(), one.initialDay(), one.version());

        assertThatThrownBy(() -> union.save(moved)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> union.participations.save(IVANOVA, SOZVEZDIE, List.of(one, one), false))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
