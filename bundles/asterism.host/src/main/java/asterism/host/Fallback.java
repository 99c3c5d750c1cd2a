package asterism.host;

import java.io.IOException;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Answers where nobody else does: an interface may be back in a moment, a page is none. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/api/*", "/*"})
public final class Fallback extends ApiServlet {
    private static final long serialVersionUID = 1L;

    /** Wired by DS. */
    @Activate
    public Fallback() {
        // Needs nothing.
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, Problem {
        if (request.getServletPath().equals("/api")) {
            throw Problem.notThere();
        }
        throw new Problem(HttpServletResponse.SC_NOT_FOUND, "no-page");
    }
}
