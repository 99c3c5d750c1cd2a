package asterism.configuration;

import static asterism.configuration.TestUnion.IVANOVA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.Actor;
import asterism.api.audit.Audit;
import asterism.api.audit.AuditEntry;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredAuditTest {
    private TestUnion union;
    private Audit audit;

    @BeforeEach
    void open() throws Exception {
        union = new TestUnion();
        audit = union.audit;
    }

    @Test
    void anEntryGoesWithTheTransactionOfAnotherBundle() throws Exception {
        union.other().<String, IOException>transaction(connection -> {
            audit.record(connection, new Actor.Job("send", "petrov"), "connection.common.host", "a", "b");
            return "";
        });
        assertThatThrownBy(() -> union.other().<String, IOException>transaction(connection -> {
                    audit.record(connection, IVANOVA, "connection.common.port", "21", "22");
                    throw new IOException("broken off");
                }))
                .hasMessage("broken off");

        List<AuditEntry> entries = audit.entries(IVANOVA, "", Long.MAX_VALUE, 10);
        assertThat(entries)
                .containsExactly(new AuditEntry(
                        entries.get(0).id(),
                        TestUnion.CLOCK.instant(),
                        "send (petrov)",
                        "connection.common.host",
                        "a",
                        "b"));
    }

    @Test
    void whatDoesNotChangeLeavesNoTrailButForSecrets() throws Exception {
        record("a", "x", "x");
        record("b", Audit.CHANGED, Audit.CHANGED);

        assertThat(union.trail("")).containsExactly("ivanova b changed -> changed");
    }

    @Test
    void entriesAreReadByTheBeginningOfTheirSubjectFromTheNewestOn() throws Exception {
        for (String subject : List.of("a_b.1", "axb.2", "a_b.3", "a%.4", "a!.5")) {
            record(subject, "", "1");
        }

        List<AuditEntry> newest = audit.entries(IVANOVA, "a_b", Long.MAX_VALUE, 1);
        assertThat(newest).extracting(AuditEntry::subject).containsExactly("a_b.3");
        assertThat(audit.entries(IVANOVA, "a_b", newest.get(0).id(), 1))
                .extracting(AuditEntry::subject)
                .containsExactly("a_b.1");
        assertThat(audit.entries(IVANOVA, "a%", Long.MAX_VALUE, 10)).hasSize(1);
        assertThat(audit.entries(IVANOVA, "a!", Long.MAX_VALUE, 10)).hasSize(1);
        assertThatThrownBy(() -> audit.entries(IVANOVA, "", Long.MAX_VALUE, 0)).hasMessageStartingWith("limit is 0");
        assertThatThrownBy(() -> audit.entries(IVANOVA, "", Long.MAX_VALUE, 1001))
                .hasMessageStartingWith("limit is 1001");
    }

    @Test
    void aLongValueIsCutAndNeverMakesAChangeFail() throws Exception {
        record("s", "ю".repeat(1001), "\uD83D\uDE00".repeat(1000));

        AuditEntry entry = audit.entries(IVANOVA, "s", Long.MAX_VALUE, 1).get(0);
        assertThat(entry.from()).hasSize(1000).endsWith("ю…");
        assertThat(entry.to()).hasSize(999).endsWith("\uD83D\uDE00…");
    }

    private void record(String subject, String from, String to) throws IOException {
        union.database.<String, IOException>transaction(connection -> {
            audit.record(connection, IVANOVA, subject, from, to);
            return "";
        });
    }
}
