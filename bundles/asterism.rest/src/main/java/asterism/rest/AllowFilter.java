package asterism.rest;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.ext.Provider;

/** Names the methods of what is at an address (RFC 9110, section 10.2.1), where JAX-RS names those of the interface. */
@Provider
public final class AllowFilter implements ContainerResponseFilter {
    private final List<Route> routes = new ArrayList<>();

    /**
     * Where a method is.
     *
     * @param path   paths that lead to it
     * @param fixed  signs of its resource's path that are always the same: a resource of more of them goes before
     * @param method of HTTP
     */
    private record Route(Pattern path, int fixed, String method) {}

    AllowFilter(Collection<Object> resources) {
        for (Object resource : resources) {
            String root = resource.getClass().getAnnotation(Path.class).value();
            for (Method method : resource.getClass().getDeclaredMethods()) {
                add(root, method);
            }
        }
    }

    private void add(String root, Method method) {
        Path below = method.getAnnotation(Path.class);
        String path = below == null ? root : root + '/' + below.value();
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (http != null) {
                int fixed = root.replaceAll("\\{[^}]*}", "").length();
                routes.add(new Route(pattern(path), fixed, http.value()));
            }
        }
    }

    private static Pattern pattern(String path) {
        return Pattern.compile("/*\\Q" + path.replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q") + "\\E/*");
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getHeaders().containsKey(HttpHeaders.ALLOW)) {
            NavigableSet<String> methods = methods(request.getUriInfo().getPath());
            response.getHeaders().putSingle(HttpHeaders.ALLOW, String.join(", ", methods));
        }
    }

    NavigableSet<String> methods(String path) {
        NavigableSet<String> methods = new TreeSet<>(List.of(HttpMethod.OPTIONS));
        List<Route> there = routes.stream()
                .filter(route -> route.path().matcher(path).matches())
                .toList();
        int best = there.stream().mapToInt(Route::fixed).max().orElse(0);
        there.stream().filter(route -> route.fixed() == best).map(Route::method).forEach(methods::add);
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        return methods;
    }
}
