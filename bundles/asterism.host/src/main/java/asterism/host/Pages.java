package asterism.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardResource;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The start page, and the page of one-time links; what they are made of is in files of their own. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"", "/setup"})
@HttpWhiteboardResource(pattern = "/host/*", prefix = "/static")
public final class Pages extends ApiServlet {
    private static final long serialVersionUID = 1L;

    /** Wired by DS. */
    @Activate
    public Pages() {
        // Needs nothing.
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, Problem {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            throw notAllowed(response, "GET");
        }
        String page = request.getServletPath().equals("/setup") ? "/static/setup.html" : "/static/index.html";
        response.setContentType("text/html; charset=utf-8");
        try (InputStream in = Pages.class.getResourceAsStream(page);
                OutputStream out = response.getOutputStream()) {
            if (in != null) {
                in.transferTo(out);
            }
        }
    }
}
