package asterism.api;

/**
 * Which part of a list is wanted.
 *
 * @param offset how many items to leave out before it, 0 or more
 * @param limit  how many items at most, 1 to 10,000
 */
public record PageRequest(long offset, int limit) {
    /** The longest part. */
    public static final int LONGEST = 10_000;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when one is exceeded
     */
    public PageRequest {
        if (offset < 0) {
            throw new IllegalArgumentException("offset is " + offset + ", not 0 or more");
        }
        if (limit < 1 || limit > LONGEST) {
            throw new IllegalArgumentException("limit is " + limit + ", not 1 to " + LONGEST);
        }
    }
}
