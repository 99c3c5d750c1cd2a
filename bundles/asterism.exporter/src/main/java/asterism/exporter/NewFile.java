package asterism.exporter;

import asterism.api.export.ExportFile;
import asterism.api.export.ProtocolEntry;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What is kept of a file.
 *
 * @param file        the file, without its id
 * @param scope       the files it can be compared with
 * @param folder      folder that it goes to
 * @param handedOver  whether it counts as handed over
 * @param elementDays days on which it has elements
 * @param keys        keys of its elements
 * @param digests     digests of days, which the next file is compared with
 * @param protocol    its protocol
 */
record NewFile(
        ExportFile file,
        FileScope scope,
        Path folder,
        boolean handedOver,
        SortedSet<LocalDate> elementDays,
        ElementKeys keys,
        SortedMap<LocalDate, Long> digests,
        List<ProtocolEntry> protocol) {
    int warnings() {
        return (int) protocol.stream()
                .filter(entry -> entry.severity() == ProtocolEntry.Severity.WARNING)
                .count();
    }
}
