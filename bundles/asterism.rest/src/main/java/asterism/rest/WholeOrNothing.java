package asterism.rest;

import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletOutputStream;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/**
 * Cuts the connection when a {@link Download} has broken off. JAX-RS would put a problem behind what was sent, and end
 * the answer as if it were whole.
 */
@Component(service = Filter.class)
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=*)")
public final class WholeOrNothing implements Filter {
    @Override
    public void init(FilterConfig config) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean isOurs = request instanceof HttpServletRequest http
                && http.getRequestURI().contains(RestApplication.BASE + "/files");
        if (!isOurs) {
            chain.doFilter(request, response);
            return;
        }
        chain.doFilter(request, new Answer(request, (HttpServletResponse) response));
        if (isBroken(request)) {
            // Once the head is sent, all that a container can do is to cut; before, it would send a page.
            response.flushBuffer();
            throw new BrokenOff();
        }
    }

    private static boolean isBroken(ServletRequest request) {
        return request.getAttribute(Download.BROKEN) != null;
    }

    @Override
    public void destroy() {}

    /**
     * The whiteboard takes an exception for dealt with once the head is sent, and ends the answer; an error gets
     * through.
     */
    private static final class BrokenOff extends Error {
        private static final long serialVersionUID = 1L;

        BrokenOff() {
            super("The answer has broken off", null, false, false);
        }
    }

    /** Takes nothing any more once it is broken, and does not end. */
    private static final class Answer extends HttpServletResponseWrapper {
        private final ServletRequest request;

        Answer(ServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return new Body(request, super.getOutputStream());
        }

        @Override
        public void flushBuffer() throws IOException {
            if (!isBroken(request)) {
                super.flushBuffer();
            }
        }
    }

    /** The body of an answer. */
    private static final class Body extends ServletOutputStream {
        private final ServletRequest request;
        private final ServletOutputStream out;

        Body(ServletRequest request, ServletOutputStream out) {
            this.request = request;
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            if (!isBroken(request)) {
                out.write(one);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!isBroken(request)) {
                out.write(bytes, offset, length);
            }
        }

        @Override
        public void flush() throws IOException {
            if (!isBroken(request)) {
                out.flush();
            }
        }

        @Override
        public void close() throws IOException {
            if (!isBroken(request)) {
                out.close();
            }
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            out.setWriteListener(listener);
        }
    }
}
