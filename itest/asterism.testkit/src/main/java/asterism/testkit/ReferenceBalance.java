package asterism.testkit;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A lot's balance over one day.
 *
 * @param lotId the exported id of the lot
 */
public record ReferenceBalance(String itemId, String lotId, LocalDate day, BigDecimal opening, BigDecimal closing) {}
