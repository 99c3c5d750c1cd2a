package asterism.host;

import java.util.Set;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Answers for interfaces where nobody else does: those of integrations and of the host may be back in a moment. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/api/*", "/metrics/*"})
public final class Fallback extends ApiServlet {
    private static final long serialVersionUID = 1L;
    private static final String INTEGRATIONS = "/api/integrations/";

    /** What parts of the host serve as long as all is there that they need. */
    private static final Set<String> OWN = Set.of("/api/menu", "/api/session", "/api/setup", "/metrics");

    /** Wired by DS. */
    @Activate
    public Fallback(@Reference Listening listening) {
        super(listening);
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) throws Problem {
        String path = request.getRequestURI();
        throw path.startsWith(INTEGRATIONS) || OWN.contains(path)
                ? Problem.notThere()
                : new Problem(HttpServletResponse.SC_NOT_FOUND, "no-page");
    }
}
