package asterism.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardResource;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * The start page, and the page of one-time links; what they are made of is in files of their own. Comes after the servlets
 * of all others, and says what is no page.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/*")
@HttpWhiteboardResource(pattern = "/host/*", prefix = "/static")
public final class Pages extends ApiServlet {
    private static final long serialVersionUID = 1L;
    private static final Map<String, String> PAGES = Map.of("/", "/static/index.html", "/setup", "/static/setup.html");

    /** Wired by DS. */
    @Activate
    public Pages(@Reference Listening listening) {
        super(listening);
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, Problem {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            throw notAllowed(response, "GET");
        }
        String path = request.getRequestURI();
        if (!PAGES.containsKey(path)) {
            throw new Problem(HttpServletResponse.SC_NOT_FOUND, "no-page");
        }
        response.setContentType("text/html; charset=utf-8");
        try (InputStream in = Pages.class.getResourceAsStream(PAGES.get(path));
                OutputStream out = response.getOutputStream()) {
            if (in != null) {
                in.transferTo(out);
            }
        }
    }
}
