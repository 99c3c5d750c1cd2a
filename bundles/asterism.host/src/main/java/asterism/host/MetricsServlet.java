package asterism.host;

import asterism.api.access.AccessControl;
import asterism.api.access.Permission;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Figures of this node in the text format of Prometheus. */
@Component(service = Servlet.class, configurationPid = "asterism.host.metrics")
@Designate(ocd = MetricsServlet.Config.class)
@HttpWhiteboardServletPattern("/metrics")
public final class MetricsServlet extends ApiServlet {
    private static final long serialVersionUID = 1L;
    private static final int SHORTEST_TOKEN = 16;

    private final transient AccessControl access;
    private final transient Sessions sessions;
    private final transient Meters meters;
    private final String token;

    /** Who may read them besides users. */
    @ObjectClassDefinition(name = "Asterism host: metrics")
    public @interface Config {
        /**
         * The token of a program that collects figures.
         *
         * @return path of a file that holds nothing else, at least 16 characters; empty: users only
         */
        @AttributeDefinition(
                name = "Token file",
                description = "Path of the file with the bearer token that reads /metrics; empty: signed-in users only",
                required = false)
        String tokenFile() default "";
    }

    /**
     * Wired by DS.
     *
     * @throws IllegalArgumentException when the token is too short
     */
    @Activate
    public MetricsServlet(
            @Reference AccessControl access,
            @Reference Sessions sessions,
            @Reference Meters meters,
            @Reference Listening listening,
            Config config)
            throws IOException {
        super(listening);
        this.access = access;
        this.sessions = sessions;
        this.meters = meters;
        this.token = config.tokenFile().isEmpty() ? "" : SecretFile.read(config.tokenFile());
        if (!token.isEmpty() && token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException(
                    "asterism.host.metrics: the token must have " + SHORTEST_TOKEN + " characters at least");
        }
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, Problem {
        if (!request.getMethod().equals("GET")) {
            throw notAllowed(response, "GET");
        }
        if (!hasToken(request) && !isAllowed(access, user(request), Permission.VIEW)) {
            throw new Problem(HttpServletResponse.SC_FORBIDDEN, "permission");
        }
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        response.getOutputStream().write(text().getBytes(StandardCharsets.UTF_8));
    }

    private boolean hasToken(HttpServletRequest request) {
        String said = request.getHeader("Authorization");
        return !token.isEmpty() && said != null && Tokens.same(said, "Bearer " + token);
    }

    private String text() throws IOException {
        StringBuilder text = new StringBuilder();
        counters(text, "asterism_http_requests_total", "status", meters.requests());
        counters(text, "asterism_sign_ins_total", "result", meters.signIns());
        gauge(text, "asterism_sessions", sessions.count());
        gauge(
                text,
                "jvm_memory_heap_used_bytes",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        gauge(text, "jvm_threads", ManagementFactory.getThreadMXBean().getThreadCount());
        gauge(
                text,
                "process_uptime_seconds",
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000);
        return text.toString();
    }

    private static void counters(StringBuilder text, String name, String label, Map<String, LongAdder> counts) {
        text.append("# TYPE ").append(name).append(" counter\n");
        counts.forEach((value, count) -> text.append(name)
                .append('{')
                .append(label)
                .append("=\"")
                .append(value)
                .append("\"} ")
                .append(count.sum())
                .append('\n'));
    }

    private static void gauge(StringBuilder text, String name, long value) {
        text.append("# TYPE ").append(name).append(" gauge\n");
        text.append(name).append(' ').append(value).append('\n');
    }
}
