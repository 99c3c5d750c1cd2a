package asterism.host;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Signing in and out, and who one is. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/session")
public final class SessionServlet extends ApiServlet {
    private static final long serialVersionUID = 1L;

    private final transient SignIn signIn;

    /** Wired by DS. */
    @Activate
    public SessionServlet(@Reference SignIn signIn, @Reference Listening listening) {
        super(listening);
        this.signIn = signIn;
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, Problem {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> tell(response, user(request), token(request));
            case "POST" -> in(request, response);
            case "DELETE" -> out(request, response);
            default -> throw notAllowed(response, "GET, POST, DELETE");
        }
    }

    private void in(HttpServletRequest request, HttpServletResponse response) throws IOException, Problem {
        Map<String, String> typed = Json.read(request, Set.of("user", "password"));
        String user = typed.getOrDefault("user", "");
        SignIn.Result result = signIn.in(
                user,
                typed.getOrDefault("password", ""),
                request.getRemoteAddr(),
                request instanceof SessionFilter.SignedIn before ? Optional.of(before.token()) : Optional.empty());
        if (result instanceof SignIn.Result.In in) {
            SessionCookie.write(request, response, in.token());
            tell(response, user, in.token());
        } else if (result instanceof SignIn.Result.TooEarly early) {
            throw new Problem(429, "too-early").after(seconds(early.pause()));
        } else {
            throw new Problem(HttpServletResponse.SC_UNAUTHORIZED, "sign-in-refused");
        }
    }

    /** Rounded up: who comes then is not too early again. */
    private static long seconds(Duration pause) {
        return pause.plusNanos(999_999_999).toSeconds();
    }

    private void out(HttpServletRequest request, HttpServletResponse response) throws IOException, Problem {
        signIn.out(user(request), token(request));
        SessionCookie.remove(request, response);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static String token(HttpServletRequest request) throws Problem {
        if (request instanceof SessionFilter.SignedIn known) {
            return known.token();
        }
        throw Problem.notSignedIn();
    }

    private static void tell(HttpServletResponse response, String user, String token) throws IOException {
        Json.write(response, json -> {
            json.writeStringField("user", user);
            json.writeStringField("csrfToken", Tokens.csrf(token));
        });
    }
}
