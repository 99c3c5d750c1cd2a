package asterism.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Answers for the interfaces that are not there now. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/*")
public final class NobodyThere extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", "5");
        response.setContentType("application/problem+json");
        byte[] body = "{\"title\":\"Service Unavailable\",\"status\":503,\"code\":\"not-there\"}"
                .getBytes(StandardCharsets.UTF_8);
        OutputStream out = response.getOutputStream();
        out.write(body);
    }
}
