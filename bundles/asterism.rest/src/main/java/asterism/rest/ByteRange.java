package asterism.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range of bytes that is there.
 *
 * @param first first byte, from 0
 * @param last  last byte, included
 */
record ByteRange(long first, long last) {
    private static final Pattern HEADER = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** The range that a request names has no byte that is there. */
    static final class UnsatisfiableException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    long length() {
        return last - first + 1;
    }

    /**
     * What part is wanted (RFC 9110, section 14). Several ranges at once, other units and what is not understood count as
     * all of it, as the RFC allows.
     *
     * @param range   header {@code Range}
     * @param ifRange header {@code If-Range}
     * @param tag     entity tag of what is there, quoted
     * @param length  how many bytes are there
     * @return empty for all of it
     * @throws UnsatisfiableException when the range begins behind the end
     */
    static Optional<ByteRange> of(@Nullable String range, @Nullable String ifRange, String tag, long length)
            throws UnsatisfiableException {
        Matcher header = HEADER.matcher(range == null ? "" : range.strip());
        boolean isSame = ifRange == null || ifRange.strip().equals(tag);
        if (!isSame || !header.matches()) {
            return Optional.empty();
        }
        String from = header.group(1);
        String to = header.group(2);
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        long first = from.isEmpty() ? Math.max(0, length - Long.parseLong(to)) : Long.parseLong(from);
        long last = from.isEmpty() || to.isEmpty() ? length - 1 : Math.min(Long.parseLong(to), length - 1);
        if (!from.isEmpty() && !to.isEmpty() && Long.parseLong(to) < first) {
            return Optional.empty();
        }
        if (first >= length) {
            throw new UnsatisfiableException();
        }
        return Optional.of(new ByteRange(first, last));
    }
}
