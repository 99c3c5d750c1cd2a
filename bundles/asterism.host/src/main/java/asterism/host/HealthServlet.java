package asterism.host;

import asterism.api.storage.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether this node can work, for who watches it; what is wrong is told to signed-in users only. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/health")
public final class HealthServlet extends ApiServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(HealthServlet.class);
    private static final int LIMIT_SECONDS = 5;

    /** Optional, as this is asked when it is not there. */
    @Reference(
            target = "(asterism.schema=host)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    transient volatile @Nullable Database database;

    /** Wired by DS. */
    @Activate
    public HealthServlet(@Reference Listening listening) {
        super(listening);
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, Problem {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            throw notAllowed(response, "GET");
        }
        boolean up = isDatabaseUp();
        int status = up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        byte[] body = Json.bytes(json -> {
            json.writeStringField("status", words(up));
            if (request.getRemoteUser() != null) {
                json.writeStringField("database", words(up));
            }
        });
        Json.write(response, status, "application/json", body);
    }

    private boolean isDatabaseUp() {
        Database present = database;
        if (present == null) {
            return false;
        }
        try (Connection connection = present.connect()) {
            return connection.isValid(LIMIT_SECONDS);
        } catch (SQLException e) {
            LOG.warn("the database does not answer", e);
            return false;
        }
    }

    private static String words(boolean up) {
        return up ? "up" : "down";
    }
}
