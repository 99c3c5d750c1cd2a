package asterism.api.audit;

import java.time.Instant;

/**
 * One change, or one run by hand.
 *
 * @param id      grows with time
 * @param at      when
 * @param by      name of the actor
 * @param subject what, as words joined by points from the general to the special: {@code store.17.code}
 * @param from    what it was; empty when it is new, or is no value
 * @param to      what it became; empty when it is gone; of a secret only {@link Audit#CHANGED}
 */
public record AuditEntry(long id, Instant at, String by, String subject, String from, String to) {}
