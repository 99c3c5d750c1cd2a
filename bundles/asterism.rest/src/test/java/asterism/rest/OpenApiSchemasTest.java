package asterism.rest;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.configuration.Complaint;
import asterism.api.configuration.Integration;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The schemas say what the records say, and the other way round. */
class OpenApiSchemasTest {
    private static final JsonMapper MAPPER = Json.mapper();

    /** What the schemas of answers stand for; bodies are found by the methods that take them. */
    private static final Map<String, Type> ANSWERS = Map.ofEntries(
            entry("AuditTrail", AuditResource.Trail.class),
            entry("CheckList", CheckListResource.Steps.class),
            entry("CodePreview", StoreCodesResource.Preview.class),
            entry("Complaint", Complaint.class),
            entry("Complaints", page(Complaint.class)),
            entry("Connection", ConnectionBodies.ConnectionView.class),
            entry("ConnectionCheck", ConnectionBodies.CheckView.class),
            entry("Connections", ConnectionsResource.Connections.class),
            entry("CronMeaning", SchedulesResource.Meaning.class),
            entry("File", FileView.class),
            entry("Files", page(FileView.class)),
            entry("InitialFiles", page(InitialFilesResource.Initial.class)),
            entry("Integration", Integration.class),
            entry("ItemKinds", ItemKindsResource.Kinds.class),
            entry("KindsCost", ItemKindsResource.Cost.class),
            entry("LotData", LotDataResource.LotData.class),
            entry("Me", MeResource.Me.class),
            entry("Overview", OverviewResource.Overview.class),
            entry("Participation", ParticipationView.class),
            entry("Participations", ParticipationsResource.Saved.class),
            entry("Problem", Problem.class),
            entry("Protocol", page(ProtocolResource.Line.class)),
            entry("Rights", RightsResource.Rights.class),
            entry("Run", RunView.class),
            entry("Runs", RunsResource.Runs.class),
            entry("Schedule", SchedulesResource.ScheduleView.class),
            entry("Schedules", SchedulesResource.All.class),
            entry("Settings", SettingsResource.Settings.class),
            entry("Stores", StoresResource.Stores.class),
            entry("Tasks", RunsResource.Tasks.class),
            entry("Vanishing", FilesResource.VanishingView.class),
            entry("VerdictPage", page(VerdictView.class)),
            entry("Verdicts", VerdictsResource.Recorded.class));

    /** Simple types as they are described. */
    private static final Map<Class<?>, String> TYPES = Map.ofEntries(
            entry(String.class, "string"),
            entry(char[].class, "string"),
            entry(boolean.class, "boolean"),
            entry(Boolean.class, "boolean"),
            entry(int.class, "integer"),
            entry(Integer.class, "integer"),
            entry(long.class, "integer int64"),
            entry(Long.class, "integer int64"),
            entry(double.class, "number"),
            entry(BigDecimal.class, "number"),
            entry(LocalDate.class, "string date"),
            entry(LocalDateTime.class, "string"),
            entry(Instant.class, "string date-time"),
            entry(OffsetDateTime.class, "string date-time"));

    private final Description description = Description.read();
    private final List<String> faults = new ArrayList<>();
    private final Set<Object> looked = Collections.newSetFromMap(new IdentityHashMap<>());

    private static Type page(Class<?> items) {
        return MAPPER.getTypeFactory().constructParametricType(Page.class, items);
    }

    @Test
    void theSchemasHaveThePropertiesOfTheRecordsAndNoOther() {
        Map<String, Object> schemas = Description.map(Description.map(description.all(), "components"), "schemas");
        ANSWERS.forEach((name, type) -> compare(name, MAPPER.constructType(type), schemas.get(name), true));
        Description.methods()
                .forEach((name, method) -> Description.body(method)
                        .ifPresent(body -> compare(
                                name,
                                MAPPER.constructType(body.getParameterizedType()),
                                bodyOf(name).orElseThrow(),
                                false)));

        assertThat(faults).isEmpty();
        schemas.forEach((name, schema) -> assertThat(looked.contains(schema) || !isObject(schema))
                .as("schema %s stands for a record", name)
                .isTrue());
        assertThat(answered()).isSubsetOf(ANSWERS.keySet());
    }

    private Optional<Object> bodyOf(String wanted) {
        List<Object> found = new ArrayList<>();
        description.operations((name, operation, path) -> {
            if (name.equals(wanted)) {
                found.add(json(operation.get("requestBody")).orElseThrow());
            }
        });
        return found.stream().findFirst();
    }

    /** Names of the schemas of all that is answered. */
    private Set<String> answered() {
        Set<String> names = new TreeSet<>();
        description.operations((name, operation, path) -> Description.map(operation, "responses")
                .values()
                .forEach(response -> json(description.resolved(response))
                        .ifPresent(schema -> names.add(
                                String.valueOf(Description.asMap(schema).get("$ref"))
                                        .replaceAll(".*/", "")))));
        return names;
    }

    private static Optional<Object> json(Object content) {
        Object media = Description.asMap(content).getOrDefault("content", Map.of());
        return Description.asMap(media).entrySet().stream()
                .filter(one -> one.getKey().endsWith("json"))
                .map(one -> Description.asMap(one.getValue()).get("schema"))
                .findFirst();
    }

    private static boolean isObject(Object schema) {
        return Description.asMap(schema).containsKey("properties");
    }

    private void compare(String where, JavaType type, Object described, boolean isAnswer) {
        looked.add(described);
        Map<String, Object> schema = whole(described);
        boolean isOptional = type.getRawClass() == Optional.class;
        boolean isNullable = Boolean.TRUE.equals(schema.get("nullable"));
        if (isAnswer || isNullable) {
            expect(where + " nullable", isOptional, isNullable);
        }
        JavaType held = isOptional ? type.getReferencedType() : type;
        if (held.isCollectionLikeType()) {
            expect(where, "array", schema.get("type"));
            compare(where + "[]", held.getContentType(), schema.getOrDefault("items", Map.of()), isAnswer);
        } else if (held.isMapLikeType()) {
            expect(where, "object", schema.get("type"));
            Object values = schema.getOrDefault("additionalProperties", Map.of());
            compare(where + "{}", held.getContentType(), values, isAnswer);
        } else if (held.isEnumType()) {
            List<String> constants = Arrays.stream(held.getRawClass().getEnumConstants())
                    .map(Object::toString)
                    .toList();
            expect(where, constants, schema.get("enum"));
        } else if (held.getRawClass().isRecord()) {
            compareProperties(where, held, schema, isAnswer);
        } else {
            Object format = schema.getOrDefault("format", "");
            Class<?> raw = held.getRawClass();
            expect(where, TYPES.getOrDefault(raw, raw.getName()), (schema.get("type") + " " + format).strip());
        }
    }

    private void compareProperties(String where, JavaType type, Map<String, Object> schema, boolean isAnswer) {
        boolean leavesOut = type.getRawClass().isAnnotationPresent(JsonInclude.class);
        Map<String, Object> described = Description.asMap(schema.getOrDefault("properties", Map.of()));
        Set<String> required = new TreeSet<>();
        Map<String, JavaType> properties = new TreeMap<>();
        for (BeanPropertyDefinition one : properties(type)) {
            boolean isOptional = one.getPrimaryType().getRawClass() == Optional.class;
            boolean isAbsent = isOptional && leavesOut;
            properties.put(one.getName(), isAbsent ? one.getPrimaryType().getReferencedType() : one.getPrimaryType());
            if (!isOptional || (isAnswer && !leavesOut)) {
                required.add(one.getName());
            }
        }
        expect(where, properties.keySet(), new TreeSet<>(described.keySet()));
        expect(where + " required", required, new TreeSet<>((List<?>) schema.getOrDefault("required", List.of())));
        properties.forEach((name, property) -> {
            if (described.containsKey(name)) {
                compare(where + "." + name, property, described.get(name), isAnswer);
            }
        });
    }

    private static List<BeanPropertyDefinition> properties(JavaType type) {
        return MAPPER.getSerializationConfig().introspect(type).findProperties();
    }

    /** A schema with all that it is put together from. */
    private Map<String, Object> whole(Object described) {
        Map<String, Object> schema = description.resolved(described);
        looked.add(schema);
        if (!(schema.get("allOf") instanceof List<?> parts)) {
            return schema;
        }
        Map<String, Object> whole = new LinkedHashMap<>();
        Map<String, Object> properties = new LinkedHashMap<>();
        Set<Object> required = new HashSet<>();
        for (Object part : parts) {
            Map<String, Object> one = whole(part);
            whole.putAll(one);
            properties.putAll(Description.asMap(one.getOrDefault("properties", Map.of())));
            required.addAll((List<?>) one.getOrDefault("required", List.of()));
        }
        whole.putAll(schema);
        whole.put("properties", properties);
        whole.put("required", List.copyOf(required));
        return whole;
    }

    private void expect(String where, Object expected, Object described) {
        if (!expected.equals(described)) {
            faults.add(where + ": " + expected + " is described as " + described);
        }
    }
}
