package asterism.exporter;

import asterism.api.export.ExportRequest;
import asterism.api.export.Participant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What the files of a store have in common that can be compared with each other: who they are for, and which movements
 * they would hold if their days were the same.
 *
 * @param owner       store and codes
 * @param formatId    their format
 * @param ledgerStart start date of lot data
 * @param kinds       item kinds that take part; empty for all items
 */
record FileScope(Participant owner, String formatId, Optional<LocalDate> ledgerStart, Optional<Set<String>> kinds) {
    static FileScope of(Participant owner, ExportRequest request) {
        return new FileScope(owner, request.formatId(), request.ledgerStart(), request.kinds());
    }
}
