package asterism.rest;

import asterism.api.access.Identity;
import java.io.IOException;
import java.security.Principal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/**
 * The user of a request as JAX-RS wants it, and the groups of a host whose container knows roles: a user is in those
 * that the request of the thread has. Stands behind the host's own filters, which may be the ones that know the user.
 *
 * <p>A run goes on behind the request that has started it, and acts as its user: to threads without a request the user
 * has the roles that the last request of this process had. Thread-safe.
 */
@Component(
        service = {Filter.class, Identity.class},
        property = "service.ranking:Integer=-1000")
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=*)")
public final class RequestRoles implements Filter, Identity {
    private static final ThreadLocal<HttpServletRequest> CURRENT = new ThreadLocal<>();
    private static final int MOST_USERS = 10_000;

    private final Map<String, Set<String>> lastSeen = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
            return size() > MOST_USERS;
        }
    };

    @Override
    public void init(FilterConfig config) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http) {
            CURRENT.set(http);
        }
        try {
            boolean isOurs = request instanceof HttpServletRequest http && isBelow(http);
            chain.doFilter(isOurs ? new Named((HttpServletRequest) request) : request, response);
        } finally {
            CURRENT.remove();
        }
    }

    /** Also when a platform has put all of its own below a path. */
    private static boolean isBelow(HttpServletRequest request) {
        String path = request.getContextPath() + request.getServletPath() + Objects.toString(request.getPathInfo(), "");
        return (path + '/').contains(RestApplication.BASE + '/');
    }

    /**
     * A request whose user has one name only: the services take the remote user, which a filter or a context may have
     * set alone, and JAX-RS knows the principal.
     */
    private static final class Named extends HttpServletRequestWrapper {
        Named(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable Principal getUserPrincipal() {
            String user = getRemoteUser();
            return user == null ? null : () -> user;
        }
    }

    @Override
    public void destroy() {}

    @Override
    public boolean isMember(String user, String group) {
        HttpServletRequest request = CURRENT.get();
        if (request == null) {
            return wasMember(user, group);
        }
        if (!user.equals(request.getRemoteUser())) {
            return false;
        }
        boolean isMember = request.isUserInRole(group);
        remember(user, group, isMember);
        return isMember;
    }

    private boolean wasMember(String user, String group) {
        synchronized (lastSeen) {
            return lastSeen.getOrDefault(user, Set.of()).contains(group);
        }
    }

    private void remember(String user, String group, boolean isMember) {
        synchronized (lastSeen) {
            if (isMember) {
                lastSeen.computeIfAbsent(user, any -> new HashSet<>()).add(group);
            } else {
                lastSeen.getOrDefault(user, new HashSet<>()).remove(group);
            }
        }
    }
}
