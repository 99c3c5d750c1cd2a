package asterism.host;

import java.io.IOException;
import java.security.Principal;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardFilterPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says who is asking, before every servlet of every bundle: they find the user on the request, as in any other host.
 * Refuses what a page of somebody else has sent, and tells browsers what pages of this host may do.
 */
@Component(service = Filter.class)
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=*)")
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardFilterAsyncSupported
public final class SessionFilter implements Filter {
    static final String CSRF_HEADER = "X-CSRF-Token";

    private static final Logger LOG = LoggerFactory.getLogger(SessionFilter.class);
    private static final int MOST_UNREAD = 64 * 1024;
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** They need no session, and do not go by one; only JSON of this host's own pages gets there. */
    private static final Set<String> BEFORE_SESSION = Set.of("/api/setup");

    /** For all answers: what browsers are to make of them. */
    static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
                    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    private final Meters meters;
    private final Listening listening;

    /** Optional: without it nobody is signed in. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Sessions sessions;

    /** Wired by DS. */
    @Activate
    public SessionFilter(@Reference Meters meters, @Reference Listening listening) {
        this.meters = meters;
        this.listening = listening;
    }

    @Override
    public void init(FilterConfig config) {
        listening.begin(SessionFilter.class);
    }

    @Override
    public void destroy() {
        listening.end(SessionFilter.class);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest came = (HttpServletRequest) request;
        HttpServletRequest asked = listening
                .publicOrigin()
                .<HttpServletRequest>map(origin -> new Forwarded(came, origin))
                .orElse(came);
        HttpServletResponse answer = (HttpServletResponse) response;
        HEADERS.forEach(answer::setHeader);
        if (asked.isSecure()) {
            answer.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        String path = asked.getRequestURI();
        if (!path.startsWith("/host/")) {
            answer.setHeader("Cache-Control", "no-store");
        }
        try {
            Optional<Known> known = known(asked);
            check(asked, path, known);
            HttpServletRequest signed = known.<HttpServletRequest>map(one -> new SignedIn(asked, one))
                    .orElse(asked);
            if (path.startsWith("/api/")) {
                Unserved unserved = new Unserved(answer);
                chain.doFilter(signed, unserved);
                if (unserved.isKept()) {
                    throw Problem.notThere();
                }
            } else {
                chain.doFilter(signed, answer);
            }
        } catch (Problem problem) {
            problem.send(asked, answer);
        } finally {
            meters.request(answer.getStatus());
            readOn(asked);
        }
    }

    /** What nobody has read of a request would cost the connection, and whoever asks by it next. */
    private static void readOn(HttpServletRequest request) {
        try {
            request.getInputStream().readNBytes(MOST_UNREAD);
        } catch (IOException | IllegalStateException e) {
            LOG.debug("the rest of a request cannot be read", e);
        }
    }

    private Optional<Known> known(HttpServletRequest request) throws Problem {
        Optional<String> token = SessionCookie.read(request);
        if (token.isEmpty()) {
            return Optional.empty();
        }
        Sessions present = sessions;
        try {
            if (present == null) {
                throw Problem.notThere();
            }
            return present.user(token.get()).map(user -> new Known(user, token.get()));
        } catch (IOException e) {
            LOG.warn("who is asking is not known", e);
            throw Problem.notThere();
        }
    }

    private static void check(HttpServletRequest request, String path, Optional<Known> known) throws Problem {
        if (READING.contains(request.getMethod())) {
            return;
        }
        if (!isOwnPage(request)) {
            throw new Problem(HttpServletResponse.SC_FORBIDDEN, "foreign-origin");
        }
        boolean signsIn = path.equals("/api/session") && request.getMethod().equals("POST");
        if (known.isPresent() && !signsIn && !BEFORE_SESSION.contains(path)) {
            String said = request.getHeader(CSRF_HEADER);
            if (said == null || !Tokens.same(said, Tokens.csrf(known.get().token()))) {
                throw new Problem(HttpServletResponse.SC_FORBIDDEN, "csrf-token");
            }
        }
    }

    /** Browsers say where a request comes from; what is no browser need not. */
    private static boolean isOwnPage(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return false;
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return true;
        }
        try {
            String host = request.getServerName().toLowerCase(Locale.ROOT);
            return Origin.of(origin).equals(new Origin(request.getScheme(), host, request.getServerPort()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Who asks.
     *
     * @param user  name
     * @param token secret of the session
     */
    record Known(String user, String token) {}

    /**
     * A request as it was before a proxy passed it on. The proxy is the only one who asks; whom it has the request from it
     * adds at the end of a header, of which all before is only said.
     */
    private static final class Forwarded extends HttpServletRequestWrapper {
        private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
        private static final Pattern WITH_PORT = Pattern.compile("\\[(.*)](:[0-9]+)?|([0-9.]+):[0-9]+");

        private final Origin origin;

        Forwarded(HttpServletRequest request, Origin origin) {
            super(request);
            this.origin = origin;
        }

        @Override
        public String getScheme() {
            return origin.scheme();
        }

        @Override
        public boolean isSecure() {
            return origin.isSecure();
        }

        @Override
        public String getServerName() {
            return origin.host();
        }

        @Override
        public int getServerPort() {
            return origin.port();
        }

        @Override
        public String getRemoteAddr() {
            String last = Collections.list(getHeaders("X-Forwarded-For")).stream()
                    .reduce("", (before, one) -> one)
                    .replaceFirst(".*,", "")
                    .strip();
            // Some add the port, which is another one each time.
            last = WITH_PORT.matcher(last).replaceFirst(both -> both.group(both.group(1) == null ? 3 : 1));
            return ADDRESS.matcher(last).matches() ? last : super.getRemoteAddr();
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(origin.toString()).append(getRequestURI());
        }
    }

    /** A request of a user. */
    static final class SignedIn extends HttpServletRequestWrapper {
        private final Known known;

        SignedIn(HttpServletRequest request, Known known) {
            super(request);
            this.known = known;
        }

        @Override
        public String getRemoteUser() {
            return known.user();
        }

        @Override
        public Principal getUserPrincipal() {
            return known::user;
        }

        @Override
        public String getAuthType() {
            return FORM_AUTH;
        }

        String token() {
            return known.token();
        }
    }
}
