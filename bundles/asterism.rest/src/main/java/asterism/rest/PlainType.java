package asterism.rest;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/**
 * Takes the parameters from the type of a body. JSON is UTF-8 whatever they say (RFC 8259), and JAX-RS fails on a charset
 * that it does not know before anybody could refuse it. A request without a body is one of the type that is taken: what
 * has no body says no type, and JAX-RS takes that for another one.
 */
@Component(service = Filter.class)
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=*)")
public final class PlainType implements Filter {
    @Override
    public void init(FilterConfig config) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean isOurs = request instanceof HttpServletRequest http
                && http.getRequestURI().contains(RestApplication.BASE);
        chain.doFilter(isOurs ? plain((HttpServletRequest) request) : request, response);
    }

    private static HttpServletRequest plain(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null) {
            return hasBody(request) ? request : new Plain(request, MediaType.APPLICATION_JSON);
        }
        int end = type.indexOf(';');
        return end < 0 ? request : new Plain(request, type.substring(0, end).strip());
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    @Override
    public void destroy() {}

    /** A request whose body has no more than a type. */
    private static final class Plain extends HttpServletRequestWrapper {
        private final String type;

        Plain(HttpServletRequest request, String type) {
            super(request);
            this.type = type;
        }

        @Override
        public String getContentType() {
            return type;
        }

        @Override
        public @Nullable String getCharacterEncoding() {
            return null;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE) ? type : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
                    ? Collections.enumeration(List.of(type))
                    : super.getHeaders(name);
        }
    }
}
