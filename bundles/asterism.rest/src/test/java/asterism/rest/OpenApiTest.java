package asterism.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The description says what the annotations say, and the other way round. */
class OpenApiTest {
    private static final Pattern REFERENCE = Pattern.compile("\\$ref=(#/[A-Za-z/]+)");

    /** What can be compared of an operation. */
    private record Operation(String permission, List<String> parameters, boolean hasBody) {}

    @Test
    void theDescriptionHasTheOperationsOfTheResourcesAndNoOther() throws Exception {
        assertThat(described()).isEqualTo(annotated());
    }

    @Test
    void everyOperationHasAnIdOfItsOwnAndASummary() throws Exception {
        List<Object> ids = new ArrayList<>();
        operations((name, operation, path) -> {
            ids.add(operation.get("operationId"));
            assertThat(operation).as(name).containsKeys("operationId", "summary", "responses");
            assertThat(map(operation, "responses"))
                    .as(name)
                    .containsKey("default")
                    .hasSizeGreaterThan(1);
        });
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(30);
    }

    @Test
    void everythingThatIsReferredToIsThere() throws Exception {
        Map<String, Object> all = description();
        Matcher reference = REFERENCE.matcher(all.toString());
        while (reference.find()) {
            Object at = all;
            for (String step : List.of(reference.group(1).substring(2).split("/", -1))) {
                at = ((Map<?, ?>) at).get(step);
                assertThat(at).as(reference.group(1)).isNotNull();
            }
        }
    }

    /** Takes an operation of the description. */
    private interface Visitor {
        void visit(String name, Map<String, Object> operation, Map<String, Object> path) throws Exception;
    }

    private static void operations(Visitor visitor) throws Exception {
        Map<String, Object> paths = map(description(), "paths");
        for (String path : paths.keySet()) {
            Map<String, Object> item = map(paths, path);
            for (String method : item.keySet()) {
                if (!method.equals("parameters")) {
                    visitor.visit(method.toUpperCase(Locale.ROOT) + " " + path, map(item, method), item);
                }
            }
        }
    }

    private static Map<String, Object> description() throws Exception {
        try (InputStream in = OpenApiTest.class.getResourceAsStream("openapi.yaml")) {
            return new Yaml().load(in);
        }
    }

    private static SortedMap<String, Operation> described() throws Exception {
        Map<String, Object> all = description();
        SortedMap<String, Operation> found = new TreeMap<>();
        operations((name, operation, path) -> {
            TreeSet<String> parameters = new TreeSet<>();
            for (Object parameter : Stream.of(operation, path)
                    .flatMap(of -> ((List<?>) of.getOrDefault("parameters", List.of())).stream())
                    .toList()) {
                Map<String, Object> one = resolved(all, parameter);
                parameters.add(one.get("in") + " " + one.get("name"));
            }
            String permission = String.valueOf(operation.get("x-permission")).toUpperCase(Locale.ROOT);
            found.put(name, new Operation(permission, List.copyOf(parameters), operation.containsKey("requestBody")));
        });
        return found;
    }

    private static Map<String, Object> resolved(Map<String, Object> all, Object parameter) {
        Map<String, Object> one = asMap(parameter);
        Object reference = one.get("$ref");
        return reference == null
                ? one
                : map(
                        map(map(all, "components"), "parameters"),
                        reference.toString().replaceAll(".*/", ""));
    }

    private static SortedMap<String, Operation> annotated() {
        SortedMap<String, Operation> found = new TreeMap<>();
        for (Object resource : RestApplication.resources(new Services())) {
            String root = path(resource.getClass().getAnnotation(Path.class));
            for (Method method : resource.getClass().getDeclaredMethods()) {
                for (Annotation annotation : method.getAnnotations()) {
                    HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
                    if (http != null) {
                        String path = root + path(method.getAnnotation(Path.class));
                        assertThat(found).doesNotContainKey(http.value() + " " + path);
                        found.put(http.value() + " " + path, operation(method));
                    }
                }
            }
        }
        return found;
    }

    private static String path(Path path) {
        return path == null ? "" : "/" + path.value();
    }

    private static Operation operation(Method method) {
        TreeSet<String> parameters = new TreeSet<>();
        boolean hasBody = false;
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(PathParam.class)) {
                parameters.add(
                        "path " + parameter.getAnnotation(PathParam.class).value());
            } else if (parameter.isAnnotationPresent(HeaderParam.class)) {
                parameters.add(
                        "header " + parameter.getAnnotation(HeaderParam.class).value());
            } else if (!parameter.isAnnotationPresent(Context.class)) {
                hasBody = true;
            }
        }
        Query query = method.getAnnotation(Query.class);
        if (query != null) {
            Arrays.stream(query.value()).map(name -> "query " + name).forEach(parameters::add);
        }
        return new Operation(method.getAnnotation(Needs.class).value().name(), List.copyOf(parameters), hasBody);
    }

    private static Map<String, Object> map(Map<String, Object> in, String key) {
        return asMap(in.get(key));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object object) {
        return (Map<String, Object>) object;
    }
}
