package asterism.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.servlet.http.HttpServletResponse;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.runtime.HttpServiceRuntime;

/**
 * Tells what the web server refuses before any filter sees it, as a path that no two servers read alike or headers without
 * end, like all other problems: the server has pages of its own for that. The plug point of its connectors is where it can
 * be met.
 */
@Component(service = ConnectorFactory.class)
public final class ServerProblems implements ConnectorFactory {
    /**
     * Wired by DS.
     *
     * @param running a server that runs: one that starts takes no connectors but its own, and would not come up
     */
    @Activate
    public ServerProblems(@Reference HttpServiceRuntime running) {}

    @Override
    public Connector createConnector(Server server) {
        return new Presence(server);
    }

    /** Connects nothing: as long as it is started, the server has our answers. */
    private static final class Presence extends LocalConnector {
        private final Server server;
        private Request.@Nullable Handler before;

        Presence(Server server) {
            super(server);
            this.server = server;
        }

        @Override
        protected void doStart() throws Exception {
            before = server.getErrorHandler();
            server.setErrorHandler(new Answers());
            super.doStart();
        }

        @Override
        protected void doStop() throws Exception {
            super.doStop();
            server.setErrorHandler(before);
        }
    }

    /** Nothing of the cause is told: it is the server's, and in English. */
    private static final class Answers extends ErrorHandler {
        private static final String FAILURE = "jakarta.servlet.error.exception";
        private static final String GONE = "has been unregistered";
        private static final String TRANSPORT = "org.apache.cxf.transport.";

        @Override
        public boolean errorPageForMethod(String method) {
            return true;
        }

        @Override
        protected void generateResponse(
                Request request,
                Response response,
                int status,
                @Nullable String message,
                @Nullable Throwable cause,
                Callback callback)
                throws IOException {
            int told = isOfSomebodyGone(request) ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : status;
            response.setStatus(told);
            if (told == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
                response.getHeaders().put(HttpHeader.RETRY_AFTER, Problem.RETRY_SECONDS);
            }
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.TYPE);
            SessionFilter.HEADERS.forEach(response.getHeaders()::put);
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            Words words = Words.of(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE));
            response.write(true, ByteBuffer.wrap(problem(told).body(words)), callback);
        }

        /**
         * The whiteboard fails a request that is on its way to a filter or servlet while its bundle stops. JAX-RS takes an
         * application down without a word, and what is on its way to that finds nothing where it goes on.
         */
        private static boolean isOfSomebodyGone(Request request) {
            Object failure = request.getAttribute(FAILURE);
            while (failure instanceof Throwable one) {
                StackTraceElement[] trace = one.getStackTrace();
                boolean isTakenDown = one instanceof NullPointerException
                        && trace.length > 0
                        && trace[0].getClassName().startsWith(TRANSPORT);
                if (isTakenDown || String.valueOf(one.getMessage()).contains(GONE)) {
                    return true;
                }
                failure = one.getCause();
            }
            return false;
        }

        private static Problem problem(int status) {
            return new Problem(
                    status,
                    switch (status) {
                        case 404 -> "no-page";
                        case 413, 414, 431 -> "too-long";
                        case 503 -> "not-there";
                        default -> status >= 500 ? "internal" : "not-understood";
                    });
        }
    }
}
