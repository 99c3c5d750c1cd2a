package asterism.rest;

import static org.assertj.core.api.Assertions.assertThat;

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
import javax.ws.rs.PathParam;
import org.junit.jupiter.api.Test;

/** The description says what the annotations say, and the other way round. */
class OpenApiTest {
    private static final Pattern REFERENCE = Pattern.compile("\\$ref=(#/[A-Za-z/]+)");

    private final Description description = Description.read();

    /** What can be compared of an operation. */
    private record Operation(String permission, List<String> parameters, boolean hasBody) {}

    @Test
    void theDescriptionHasTheOperationsOfTheResourcesAndNoOther() throws Exception {
        assertThat(described()).isEqualTo(annotated());
    }

    @Test
    void everyOperationHasAnIdOfItsOwnAndASummary() throws Exception {
        List<Object> ids = new ArrayList<>();
        description.operations((name, operation, path) -> {
            ids.add(operation.get("operationId"));
            assertThat(operation).as(name).containsKeys("operationId", "summary", "responses");
            assertThat(Description.map(operation, "responses"))
                    .as(name)
                    .containsKey("default")
                    .hasSizeGreaterThan(1);
        });
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(30);
    }

    @Test
    void everythingThatIsReferredToIsThere() throws Exception {
        Map<String, Object> all = description.all();
        Matcher reference = REFERENCE.matcher(all.toString());
        while (reference.find()) {
            Object at = all;
            for (String step : List.of(reference.group(1).substring(2).split("/", -1))) {
                at = ((Map<?, ?>) at).get(step);
                assertThat(at).as(reference.group(1)).isNotNull();
            }
        }
    }

    private SortedMap<String, Operation> described() {
        SortedMap<String, Operation> found = new TreeMap<>();
        description.operations((name, operation, path) -> {
            TreeSet<String> parameters = new TreeSet<>();
            for (Object parameter : Stream.of(operation, path)
                    .flatMap(of -> ((List<?>) of.getOrDefault("parameters", List.of())).stream())
                    .toList()) {
                Map<String, Object> one = description.resolved(parameter);
                parameters.add(one.get("in") + " " + one.get("name"));
            }
            String permission = String.valueOf(operation.get("x-permission")).toUpperCase(Locale.ROOT);
            found.put(name, new Operation(permission, List.copyOf(parameters), operation.containsKey("requestBody")));
        });
        return found;
    }

    private static SortedMap<String, Operation> annotated() {
        SortedMap<String, Operation> found = new TreeMap<>();
        Description.methods().forEach((name, method) -> found.put(name, operation(method)));
        return found;
    }

    private static Operation operation(Method method) {
        TreeSet<String> parameters = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(PathParam.class)) {
                parameters.add(
                        "path " + parameter.getAnnotation(PathParam.class).value());
            } else if (parameter.isAnnotationPresent(HeaderParam.class)) {
                parameters.add(
                        "header " + parameter.getAnnotation(HeaderParam.class).value());
            }
        }
        Query query = method.getAnnotation(Query.class);
        if (query != null) {
            Arrays.stream(query.value()).map(name -> "query " + name).forEach(parameters::add);
        }
        return new Operation(
                method.getAnnotation(Needs.class).value().name(),
                List.copyOf(parameters),
                Description.body(method).isPresent());
    }
}
