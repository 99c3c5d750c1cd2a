package asterism.api.audit;

import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/** Puts entries of the audit trail into words, where they are read. Thread-safe. */
@ProviderType
public interface AuditWording {
    /**
     * What an entry tells, in words.
     *
     * @param subject what was changed or done; the subject itself when there are no words for it
     * @param from    what it was; what is no code stays as it is
     * @param to      what it became, likewise
     */
    record Words(String subject, String from, String to) {}

    /**
     * Words an entry.
     *
     * @param entry    the entry
     * @param language Russian, or English for any other
     * @return its words, none of them with a line break
     */
    Words say(AuditEntry entry, Locale language);
}
