package asterism.host;

import asterism.api.Actor;
import asterism.api.access.AccessControl;
import asterism.api.access.AccessDeniedException;
import asterism.api.access.Permission;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.storage.Database;
import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What servlets have in common that answer with JSON: whatever happens, nothing of the inside is told. */
abstract class ApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ApiServlet.class);

    private final transient Listening listening;

    ApiServlet(Listening listening) {
        this.listening = listening;
    }

    @Override
    public final void init() {
        listening.begin(getClass());
    }

    @Override
    public final void destroy() {
        listening.end(getClass());
    }

    /** Answers, or throws what is to be told. */
    abstract void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, Problem;

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            answer(request, response);
        } catch (Problem problem) {
            problem.send(request, response);
        } catch (IOException e) {
            if (!Database.isCauseOf(e)) {
                throw e;
            }
            LOG.warn("{} {} failed", request.getMethod(), request.getServletPath(), e);
            Problem.notThere().send(request, response);
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", request.getMethod(), request.getServletPath(), e);
            new Problem(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "internal").send(request, response);
        }
    }

    static Problem notAllowed(HttpServletResponse response, String methods) {
        response.setHeader("Allow", methods);
        return new Problem(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "method");
    }

    /** The signed-in user. */
    static String user(HttpServletRequest request) throws Problem {
        String user = request.getRemoteUser();
        if (user == null) {
            throw Problem.notSignedIn();
        }
        return user;
    }

    /**
     * Whether a user has a permission.
     *
     * @throws Problem when that is not known, as the grants are away
     */
    static boolean isAllowed(AccessControl access, String user, Permission permission) throws IOException, Problem {
        try {
            access.require(new Actor.User(user), IntegrationSettings.SOZVEZDIE, permission);
            return true;
        } catch (AccessDeniedException e) {
            if (!e.isKnown()) {
                throw Problem.notThere();
            }
            return false;
        }
    }
}
