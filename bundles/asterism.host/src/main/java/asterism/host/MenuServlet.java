package asterism.host;

import asterism.api.access.AccessControl;
import asterism.api.access.Permission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * The menu of a user: whatever services have the properties {@code menu.path} (path of the page on this host), {@code
 * menu.title.ru}, {@code menu.title.en} and {@code menu.permission} ({@code view}, {@code run}, {@code configure}); of
 * other type or number than one they are passed over. By service ranking, then by path.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/menu")
public final class MenuServlet extends ApiServlet {
    private static final long serialVersionUID = 1L;
    private static final String PATH = "menu.path";

    private final transient BundleContext context;
    private final transient AccessControl access;

    /** Wired by DS. */
    @Activate
    public MenuServlet(BundleContext context, @Reference AccessControl access, @Reference Listening listening) {
        super(listening);
        this.context = context;
        this.access = access;
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, Problem {
        if (!request.getMethod().equals("GET")) {
            throw notAllowed(response, "GET");
        }
        String user = user(request);
        String title = "menu.title." + Words.of(request).language().getLanguage();
        List<ServiceReference<?>> allowed = new ArrayList<>();
        for (ServiceReference<?> entry : entries()) {
            Optional<Permission> needed = permission(entry);
            if (needed.isPresent() && isAllowed(access, user, needed.get())) {
                allowed.add(entry);
            }
        }
        Json.write(response, json -> {
            json.writeArrayFieldStart("items");
            for (ServiceReference<?> entry : allowed) {
                json.writeStartObject();
                json.writeStringField("path", text(entry, PATH));
                json.writeStringField("title", text(entry, title));
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private List<ServiceReference<?>> entries() {
        try {
            ServiceReference<?>[] found = context.getAllServiceReferences(null, "(" + PATH + "=*)");
            return found == null
                    ? List.of()
                    : Arrays.stream(found)
                            .filter(entry -> isOwnPath(text(entry, PATH)))
                            .sorted(Comparator.comparing(MenuServlet::ranking)
                                    .reversed()
                                    .thenComparing(entry -> text(entry, PATH)))
                            .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A path that leads to another host is no entry of this one. */
    private static boolean isOwnPath(String path) {
        return path.startsWith("/") && !path.startsWith("//") && path.indexOf('\\') < 0;
    }

    private static Optional<Permission> permission(ServiceReference<?> entry) {
        String name = text(entry, "menu.permission");
        return Arrays.stream(Permission.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    private static Integer ranking(ServiceReference<?> entry) {
        return entry.getProperty(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0;
    }

    private static String text(ServiceReference<?> entry, String property) {
        return entry.getProperty(property) instanceof String text ? text : "";
    }
}
