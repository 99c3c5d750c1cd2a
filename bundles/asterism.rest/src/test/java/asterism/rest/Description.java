package asterism.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.yaml.snakeyaml.Yaml;

/**
 * The description of the interface, and the methods that it describes.
 *
 * @param all the whole of it
 */
record Description(Map<String, Object> all) {
    /** Takes an operation of the description. */
    interface Visitor {
        void visit(String name, Map<String, Object> operation, Map<String, Object> path);
    }

    static Description read() {
        try (InputStream in = Description.class.getResourceAsStream("openapi.yaml")) {
            return new Description(new Yaml().load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Visits the operations; they are named by method and path. */
    void operations(Visitor visitor) {
        Map<String, Object> paths = map(all, "paths");
        for (String path : paths.keySet()) {
            Map<String, Object> item = map(paths, path);
            for (String method : item.keySet()) {
                if (!method.equals("parameters")) {
                    visitor.visit(method.toUpperCase(Locale.ROOT) + " " + path, map(item, method), item);
                }
            }
        }
    }

    /** What is referred to, or what is there itself. */
    Map<String, Object> resolved(Object object) {
        Map<String, Object> one = asMap(object);
        Object reference = one.get("$ref");
        if (reference == null) {
            return one;
        }
        String[] steps = reference.toString().split("/", -1);
        return map(map(map(all, steps[1]), steps[2]), steps[3]);
    }

    /** The methods that are called, named like the operations. */
    static SortedMap<String, Method> methods() {
        SortedMap<String, Method> found = new TreeMap<>();
        for (Object resource : RestApplication.resources(new Services())) {
            String root = path(resource.getClass().getAnnotation(Path.class));
            for (Method method : resource.getClass().getDeclaredMethods()) {
                for (Annotation annotation : method.getAnnotations()) {
                    HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
                    if (http != null) {
                        String path = root + path(method.getAnnotation(Path.class));
                        assertThat(found).doesNotContainKey(http.value() + " " + path);
                        found.put(http.value() + " " + path, method);
                    }
                }
            }
        }
        return found;
    }

    private static String path(Path path) {
        return path == null ? "" : "/" + path.value();
    }

    /** The body that a method takes. */
    static Optional<Parameter> body(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> !parameter.isAnnotationPresent(PathParam.class)
                        && !parameter.isAnnotationPresent(HeaderParam.class)
                        && !parameter.isAnnotationPresent(Context.class))
                .findFirst();
    }

    static Map<String, Object> map(Map<String, Object> in, String key) {
        return asMap(in.get(key));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> asMap(Object object) {
        return (Map<String, Object>) object;
    }
}
