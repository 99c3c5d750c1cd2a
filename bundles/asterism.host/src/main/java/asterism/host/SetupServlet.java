package asterism.host;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Sets a password by a one-time link. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/setup")
public final class SetupServlet extends ApiServlet {
    private static final long serialVersionUID = 1L;

    private final transient Links links;

    /** Wired by DS. */
    @Activate
    public SetupServlet(@Reference Links links, @Reference Listening listening) {
        super(listening);
        this.links = links;
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, Problem {
        if (!request.getMethod().equals("POST")) {
            throw notAllowed(response, "POST");
        }
        Map<String, String> typed = Json.read(request, Set.of("token", "user", "password"));
        String user = typed.getOrDefault("user", "");
        String password = typed.getOrDefault("password", "");
        try {
            Links.checkName(user);
        } catch (IllegalArgumentException e) {
            throw Json.wrong("user", "name");
        }
        if (!PasswordHash.isAllowed(password)) {
            throw Json.wrong("password", "password-length");
        }
        switch (links.use(typed.getOrDefault("token", ""), user, password)) {
            case NOT_VALID -> throw new Problem(HttpServletResponse.SC_FORBIDDEN, "link-not-valid");
            case NAME_TAKEN ->
                throw new Problem(
                        HttpServletResponse.SC_CONFLICT, "name-taken", new Problem.Field("/user", "name-taken"));
            case DONE -> response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }
}
