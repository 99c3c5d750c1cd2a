package asterism.api.configuration;

import java.time.Instant;

/**
 * What somebody found wrong with a file later; it outlives the file.
 *
 * @param id      grows with time
 * @param storeId store of the file
 * @param fileId  the file
 * @param archive name of its archive
 * @param at      when it was recorded
 * @param by      name of the actor who recorded it
 * @param text    what is wrong
 */
public record Complaint(long id, String storeId, long fileId, String archive, Instant at, String by, String text) {}
