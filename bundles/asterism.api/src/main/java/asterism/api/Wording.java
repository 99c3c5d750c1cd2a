package asterism.api;

import asterism.api.export.ExportException;
import asterism.api.export.ProtocolEntry;
import asterism.api.source.SourceFault;
import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/** Puts what is kept as code and arguments into words, where they are read. Thread-safe. */
@ProviderType
public interface Wording {
    /**
     * Words a line of a protocol.
     *
     * @param entry    the line
     * @param language Russian, or English for any other
     * @return one sentence without a line break
     */
    String say(ProtocolEntry entry, Locale language);

    /**
     * Words a fault of the source data: place, line or key, column, value, and what was expected.
     *
     * @param fault    the fault
     * @param language Russian, or English for any other
     * @return one sentence without a line break
     */
    String say(SourceFault fault, Locale language);

    /**
     * Words why a file cannot be formed; names the store.
     *
     * @param refusal  why
     * @param language Russian, or English for any other
     * @return one sentence without a line break
     */
    String say(ExportException refusal, Locale language);

    /**
     * Words why a file could not be read or written.
     *
     * @param trouble  why
     * @param language Russian, or English for any other
     * @return a part of a sentence, without a line break
     */
    String say(FileTrouble trouble, Locale language);
}
