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
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/**
 * Takes the parameters from the type of a body. JSON is UTF-8 whatever they say (RFC 8259), and JAX-RS fails on a charset
 * that it does not know before anybody could refuse it.
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
        String type = request.getContentType();
        boolean isOurs = request instanceof HttpServletRequest http
                && http.getRequestURI().contains(RestApplication.BASE);
        chain.doFilter(
                isOurs && type != null && type.indexOf(';') >= 0
                        ? new Plain((HttpServletRequest) request, plain(type))
                        : request,
                response);
    }

    private static String plain(String type) {
        return type.substring(0, type.indexOf(';')).strip();
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
