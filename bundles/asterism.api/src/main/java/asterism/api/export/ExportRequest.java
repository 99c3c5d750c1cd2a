package asterism.api.export;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be formed.
 *
 * @param participants     stores and their codes
 * @param span             days
 * @param ledgerStart      start date of lot data; documents of earlier days are left out
 * @param kinds            ids of the item kinds that take part, each with its children; empty for all items
 * @param formatId         id of the format
 * @param options          how texts are written
 * @param compressionLevel of deflate, 1 to 9
 * @param runStart         when the run began, chain's zone; names the files
 * @param folder           where the files go
 * @param protocolLanguage language of the protocol {@code BASE_protocol.csv} that is written beside each file, and for a
 *     store that has nothing to send; empty for none
 * @param handedOver       whether the files count as handed over to the union once they are formed, because somebody
 *     else carries them away from the folder
 */
public record ExportRequest(
        List<Participant> participants,
        ExportSpan span,
        Optional<LocalDate> ledgerStart,
        Optional<Set<String>> kinds,
        String formatId,
        FormatOptions options,
        int compressionLevel,
        LocalDateTime runStart,
        Path folder,
        Optional<Locale> protocolLanguage,
        boolean handedOver) {}
