package asterism.configuration;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;
import static asterism.configuration.TestUnion.IVANOVA;
import static asterism.configuration.TestUnion.day;
import static asterism.configuration.TestUnion.refusals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.configuration.Complaint;
import asterism.api.configuration.Lack;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Verdict;
import java.io.IOException;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredConfirmationsTest {
    private static final String DAY = "2026-08-01";

    private TestUnion union;
    private Participation store;

    @BeforeEach
    void open() throws Exception {
        union = new TestUnion();
        union.ledger.shop("S1").shop("S2");
        store = union.save(Participation.of("S1", "17", "1").withInitialDay(day(DAY)));
    }

    @Test
    void recordsWhoConfirmedWhatWhenAndWhy() throws Exception {
        long file = union.files.initial(store, DAY);

        confirm(store);

        List<Verdict> verdicts = union.confirmations.verdicts(IVANOVA, SOZVEZDIE);
        assertThat(verdicts)
                .containsExactly(new Verdict(
                        verdicts.get(0).id(),
                        store.id(),
                        store.participant(),
                        day(DAY).get(),
                        true,
                        OptionalLong.of(file),
                        TestUnion.CLOCK.instant(),
                        "ivanova",
                        "письмо менеджера"));
        assertThat(missing()).isEmpty();
        assertThat(union.trail("participation.sozvezdie.S1." + store.id() + ".initialData"))
                .containsExactly("ivanova participation.sozvezdie.S1." + store.id()
                        + ".initialData  -> confirmed: письмо менеджера");
    }

    @Test
    void aFileMustHaveBeenFormedUnderTheseCodesFromThisDay() throws Exception {
        String refusal = "INITIAL_FILE_MISSING (store S1): " + DAY;
        assertThat(refusals(() -> confirm(store))).containsExactly(refusal);
        union.files.regular(store, DAY);
        union.files.initial(store, "2026-07-31");
        union.files.initial(store.withCodes("17", "2"), DAY);
        assertThat(refusals(() -> confirm(store))).containsExactly(refusal);
        assertThat(refusals(() -> refuse(store))).containsExactly(refusal);
        assertThat(missing()).containsExactlyInAnyOrder(Lack.INITIAL_FILE, Lack.CONFIRMATION);
    }

    @Test
    void dataThatWereFormedElsewhereNeedNoFile() throws Exception {
        union.confirmations.confirm(IVANOVA, SOZVEZDIE, List.of(store), "", true);

        assertThat(missing()).isEmpty();
        assertThat(union.confirmations.verdicts(IVANOVA, SOZVEZDIE).get(0).fileId())
                .isEmpty();
    }

    @Test
    void aRefusalReopensFormingUntilANewerFileIsThere() throws Exception {
        union.files.initial(store, DAY);
        assertThat(missing()).containsExactly(Lack.CONFIRMATION);

        refuse(store);
        assertThat(missing()).containsExactlyInAnyOrder(Lack.INITIAL_FILE, Lack.CONFIRMATION);
        assertThat(refusals(() -> confirm(store))).hasSize(1);

        union.files.initial(store, DAY);
        assertThat(missing()).containsExactly(Lack.CONFIRMATION);
        confirm(store);
        assertThat(missing()).isEmpty();

        refuse(store);
        assertThat(missing()).containsExactlyInAnyOrder(Lack.INITIAL_FILE, Lack.CONFIRMATION);
        assertThat(union.confirmations.verdicts(IVANOVA, SOZVEZDIE))
                .extracting(Verdict::confirmed)
                .containsExactly(false, true, false);
    }

    @Test
    void aVerdictIsAboutTheFileThatTheUnionHas() throws Exception {
        long carried = union.files.initial(store, DAY);
        long newer = union.files.initial(store, DAY);

        refuse(carried);
        assertThat(lastFile()).hasValue(carried);
        assertThat(missing()).containsExactly(Lack.CONFIRMATION);
        String refusal = "INITIAL_FILE_MISSING (store S1): " + DAY;
        assertThat(refusals(() -> confirm(carried))).containsExactly(refusal);
        assertThat(refusals(() -> refuse(carried))).containsExactly(refusal);
        long newest = union.files.initial(store, DAY);
        confirm(newer);
        assertThat(lastFile()).hasValue(newer);
        assertThat(missing()).isEmpty();

        refuse(newer);
        assertThat(missing()).containsExactly(Lack.CONFIRMATION);
        confirm(newest);
        assertThat(lastFile()).hasValue(newest);
    }

    @Test
    void anEarlierRefusalIsNotForgottenByALaterOneOfAnOlderFile() throws Exception {
        long older = union.files.initial(store, DAY);
        union.files.initial(store, DAY);
        refuse(store);
        assertThat(refusals(() -> refuse(older))).hasSize(1);
        union.confirmations.confirm(IVANOVA, SOZVEZDIE, List.of(store), "", true);
        refuse(older);

        assertThat(missing()).containsExactlyInAnyOrder(Lack.INITIAL_FILE, Lack.CONFIRMATION);
    }

    @Test
    void aVerdictIsAboutInitialDataOfThisStoreUnderItsCodesFromItsDay() throws Exception {
        union.files.initial(store, DAY);
        Participation other = Participation.of("S2", "18", "1");
        for (long file : new long[] {
            union.files.regular(store, DAY),
            union.files.initial(store, "2026-07-31"),
            union.files.initial(store.withCodes("17", "2"), DAY),
            union.files.initial(other, DAY),
            99
        }) {
            String refusal = "FILE_UNKNOWN (store S1): " + file;
            assertThat(refusals(() -> confirm(file))).containsExactly(refusal);
            assertThat(refusals(() -> refuse(file))).containsExactly(refusal);
        }
    }

    @Test
    void aConfirmationOutlivesTheFile() throws Exception {
        union.files.initial(store, DAY);
        confirm(store);
        union.files.removeAll();

        assertThat(missing()).isEmpty();
    }

    @Test
    void whatIsConfirmedIsNotConfirmedAgainAndKeepsItsDay() throws Exception {
        union.files.initial(store, DAY);
        confirm(store);

        String refusal = "INITIAL_CONFIRMED (store S1): " + DAY;
        assertThat(refusals(() -> confirm(store))).containsExactly(refusal);
        assertThat(refusals(() -> union.save(store.withInitialDay(day("2026-09-01")))))
                .containsExactly(refusal);
        refuse(store);
        union.save(store.withInitialDay(day("2026-09-01")));
    }

    @Test
    void aConfirmationShowsThatCodesWereSentAndIsAboutThemAlone() throws Exception {
        union.files.initial(store, DAY);
        confirm(store);

        assertThat(refusals(() -> union.save(store.withCodes("18", "1"))))
                .containsExactly("CODE_WAS_SENT (store S1): 17, 1, S1");
        union.confirmed(store.withCodes("18", "1"));
        assertThat(missing()).containsExactlyInAnyOrder(Lack.INITIAL_FILE, Lack.CONFIRMATION);
        assertThat(refusals(() -> union.save(Participation.of("S2", "17", "1"))))
                .containsExactly("CODE_WAS_SENT (store S2): 17, 1, S1");
    }

    @Test
    void codesAndDayComeFirst() throws Exception {
        Participation other = union.save(Participation.of("S2", "18", ""));
        assertThat(refusals(() -> confirm(other))).containsExactly("CODES_MISSING (store S2): ");
        Participation filled = union.save(other.withCodes("18", "1"));
        assertThat(refusals(() -> confirm(filled))).containsExactly("INITIAL_DAY_MISSING (store S2): ");
        union.files.initial(store, DAY);
        assertThat(refusals(() -> confirm(store, filled))).hasSize(1);
        assertThat(union.confirmations.verdicts(IVANOVA, SOZVEZDIE)).isEmpty();
    }

    @Test
    void refusesAVerdictOnAnOlderVersion() throws Exception {
        union.files.initial(store, DAY);
        union.save(store.withInitialDay(day("2026-09-01")));

        assertThatThrownBy(() -> confirm(store)).isInstanceOf(ConcurrentModificationException.class);
    }

    @Test
    void aVerdictNamesAStoreOnce() throws Exception {
        union.files.initial(store, DAY);

        assertThatThrownBy(() -> confirm(store, store)).hasMessageContaining("named twice");
        assertThat(union.confirmations.verdicts(IVANOVA, SOZVEZDIE)).isEmpty();
    }

    @Test
    void aRefusalSaysWhyWithinBounds() {
        union.files.initial(store, DAY);

        assertThat(refusals(() -> union.confirmations.refuse(IVANOVA, SOZVEZDIE, List.of(store), " ")))
                .containsExactly("TEXT_MISSING: ");
        assertThat(refusals(() -> union.confirmations.refuse(IVANOVA, SOZVEZDIE, List.of(store), "x".repeat(1001))))
                .containsExactly("TEXT_TOO_LONG: 1000");
        assertThat(refusals(
                        () -> union.confirmations.confirm(IVANOVA, SOZVEZDIE, List.of(store), "x".repeat(1001), false)))
                .containsExactly("TEXT_TOO_LONG: 1000");
    }

    @Test
    void complaintsAreRecordedAgainstFilesAndOutliveThem() throws Exception {
        long file = union.files.regular(store, DAY);

        Complaint complaint = union.confirmations.complain(IVANOVA, SOZVEZDIE, "S1", file, "нет продаж за 5 ноября");
        union.files.removeAll();

        assertThat(complaint)
                .isEqualTo(new Complaint(
                        complaint.id(),
                        "S1",
                        file,
                        "base1.zip",
                        TestUnion.CLOCK.instant(),
                        "ivanova",
                        "нет продаж за 5 ноября"));
        assertThat(union.confirmations.complaints(IVANOVA, SOZVEZDIE)).containsExactly(complaint);
        assertThat(union.trail("complaint."))
                .containsExactly("ivanova complaint.sozvezdie.S1.1  -> нет продаж за 5 ноября");
    }

    @Test
    void aComplaintNamesAFileOfTheStoreAndWhatIsWrong() {
        long file = union.files.regular(store, DAY);

        assertThat(refusals(() -> union.confirmations.complain(IVANOVA, SOZVEZDIE, "S2", file, "x")))
                .containsExactly("FILE_UNKNOWN (store S2): " + file);
        assertThat(refusals(() -> union.confirmations.complain(IVANOVA, SOZVEZDIE, "S1", file, "")))
                .containsExactly("TEXT_MISSING (store S1): ");
    }

    private void confirm(Participation... stores) throws IOException {
        union.confirmations.confirm(IVANOVA, SOZVEZDIE, List.of(stores), "письмо менеджера", false);
    }

    private void confirm(long file) throws IOException {
        union.confirmations.confirm(IVANOVA, SOZVEZDIE, store, file, "");
    }

    private void refuse(long file) throws IOException {
        union.confirmations.refuse(IVANOVA, SOZVEZDIE, store, file, "нет остатков");
    }

    private OptionalLong lastFile() throws IOException {
        return union.confirmations.verdicts(IVANOVA, SOZVEZDIE).get(0).fileId();
    }

    private void refuse(Participation... stores) throws IOException {
        union.confirmations.refuse(IVANOVA, SOZVEZDIE, List.of(stores), "нет остатков");
    }

    /** What is missing of the store's initial data. */
    private Set<Lack> missing() throws IOException {
        Set<Lack> lacks = new TreeSet<>(
                union.readiness.checkList(IVANOVA, SOZVEZDIE).stores().get(0).lacks());
        lacks.retainAll(Set.of(Lack.INITIAL_DAY, Lack.INITIAL_FILE, Lack.CONFIRMATION));
        return lacks;
    }
}
