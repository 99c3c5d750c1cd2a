package asterism.host;

import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Answers for interfaces where nobody else does: those of integrations may be back in a moment. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/*")
public final class Fallback extends ApiServlet {
    private static final long serialVersionUID = 1L;
    private static final String INTEGRATIONS = "/api/integrations/";

    /** Wired by DS. */
    @Activate
    public Fallback(@Reference Listening listening) {
        super(listening);
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) throws Problem {
        throw request.getRequestURI().startsWith(INTEGRATIONS)
                ? Problem.notThere()
                : new Problem(HttpServletResponse.SC_NOT_FOUND, "no-page");
    }
}
