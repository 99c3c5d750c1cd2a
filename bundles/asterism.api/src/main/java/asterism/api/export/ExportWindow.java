package asterism.api.export;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * What a file is about: one legal entity code, one store code, one span of days.
 *
 * @param clientId  legal entity code
 * @param storeCode store code
 * @param first     first day, chain's zone
 * @param last      last day, included
 * @param initial   an initial export, which names no days
 * @param runStart  when the run began, in the chain's zone, whole seconds
 * @param options   how texts are written
 */
public record ExportWindow(
        String clientId,
        String storeCode,
        LocalDate first,
        LocalDate last,
        boolean initial,
        LocalDateTime runStart,
        FormatOptions options) {}
