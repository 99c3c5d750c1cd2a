package asterism.rest;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.core.StreamingOutput;

/**
 * Sends what is made while it is sent. What breaks off in the middle is marked, so that {@link WholeOrNothing} cuts the
 * connection: the status was sent already, and nobody must take a part for the whole.
 */
final class Download implements StreamingOutput {
    /** Attribute of a request whose answer has broken off. */
    static final String BROKEN = "asterism.broken";

    private final HttpServletRequest request;
    private final StreamingOutput content;

    Download(HttpServletRequest request, StreamingOutput content) {
        this.request = request;
        this.content = content;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        Begun begun = new Begun(out);
        boolean isWhole = false;
        try {
            content.write(begun);
            isWhole = true;
        } finally {
            if (!isWhole && begun.hasBegun) {
                request.setAttribute(BROKEN, true);
            }
        }
    }

    /** Knows whether anything was sent. */
    private static final class Begun extends FilterOutputStream {
        private boolean hasBegun;

        Begun(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            hasBegun = true;
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            hasBegun = true;
            out.write(bytes, offset, length);
        }
    }
}
