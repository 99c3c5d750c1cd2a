package asterism.rest;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.core.StreamingOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is made while it is sent. What breaks off in the middle is marked, so that {@link WholeOrNothing} cuts the
 * connection: the status was sent already, and nobody must take a part for the whole.
 */
final class Download implements StreamingOutput {
    /** Attribute of a request whose answer has broken off. */
    static final String BROKEN = "asterism.broken";

    private static final Logger LOG = LoggerFactory.getLogger(Download.class);

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
        } catch (LeftException e) {
            LOG.debug("who downloads has left", e);
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
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            hasBegun = true;
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw new LeftException(e);
            }
        }
    }

    /** The connection is gone: nobody waits for the rest, and there is nothing to cut. */
    private static final class LeftException extends IOException {
        private static final long serialVersionUID = 1L;

        LeftException(IOException cause) {
            super(cause);
        }
    }
}
