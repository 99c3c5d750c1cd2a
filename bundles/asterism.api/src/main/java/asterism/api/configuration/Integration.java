package asterism.api.configuration;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether a union is served, and from when on.
 *
 * @param enabled     off: jobs do nothing, the data stays
 * @param ledgerStart start date of lot data: documents of earlier days are left out; empty for none
 * @param version     of what is stored; 0 for the defaults, which are off and no date; a save names the version it changes
 */
public record Integration(boolean enabled, Optional<LocalDate> ledgerStart, long version) {}
