package asterism.rest;

import asterism.api.access.Identity;
import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/**
 * The groups of a host whose container knows roles: a user is in those that the request of the thread has. Stands behind
 * the host's own filters, which may be the ones that know the user.
 */
@Component(
        service = {Filter.class, Identity.class},
        property = "service.ranking:Integer=-1000")
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=*)")
public final class RequestRoles implements Filter, Identity {
    private static final ThreadLocal<HttpServletRequest> CURRENT = new ThreadLocal<>();

    @Override
    public void init(FilterConfig config) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http) {
            CURRENT.set(http);
        }
        try {
            chain.doFilter(request, response);
        } finally {
            CURRENT.remove();
        }
    }

    @Override
    public void destroy() {}

    @Override
    public boolean isMember(String user, String group) {
        HttpServletRequest request = CURRENT.get();
        return request != null && user.equals(request.getRemoteUser()) && request.isUserInRole(group);
    }
}
