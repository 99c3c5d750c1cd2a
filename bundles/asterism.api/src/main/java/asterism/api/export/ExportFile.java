package asterism.api.export;

import asterism.api.lotdata.StoreWindow.WindowTotals;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A file that was formed.
 *
 * @param id       grows from file to file
 * @param owner    store and codes
 * @param formatId format
 * @param first    first day, chain's zone
 * @param last     last day, included
 * @param initial  an initial export
 * @param moving   a regular export of the window that moves on day by day, not of a period that somebody chose
 * @param baseName name that archive and protocol begin with
 * @param archive  name of the archive
 * @param bytes    size of the archive
 * @param formedAt start of the run, chain's zone
 * @param formedBy name of the actor
 * @param totals   rows and totals
 */
public record ExportFile(
        long id,
        Participant owner,
        String formatId,
        LocalDate first,
        LocalDate last,
        boolean initial,
        boolean moving,
        String baseName,
        String archive,
        long bytes,
        LocalDateTime formedAt,
        String formedBy,
        WindowTotals totals) {}
