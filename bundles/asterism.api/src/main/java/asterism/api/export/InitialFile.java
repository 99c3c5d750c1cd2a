package asterism.api.export;

import java.time.LocalDate;

/**
 * An initial export that was formed, in short.
 *
 * @param fileId the file
 * @param owner  store and codes
 * @param first  start day, chain's zone
 */
public record InitialFile(long fileId, Participant owner, LocalDate first) {}
