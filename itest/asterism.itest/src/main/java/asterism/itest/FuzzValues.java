package asterism.itest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Values that are right, nearly right, or a trick; the same for the same seed. */
final class FuzzValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Ids, codes and names that lead astray where somebody takes them for a part of something else. */
    private static final List<String> TRICKS = List.of(
            "",
            " ",
            "0",
            "-1",
            "007",
            "1.5",
            "1e3",
            "9223372036854775807",
            "9223372036854775808",
            "..",
            "../../../../etc/passwd",
            "..\\..\\windows\\win.ini",
            "/etc/passwd",
            "C:\\",
            "file:///etc/passwd",
            "a.zip/../../b",
            "con",
            "x.zip\u0000.txt",
            "' or '1'='1",
            "\"; drop table export_file; --",
            "%s%n%x",
            "${jndi:ldap://127.0.0.1/x}",
            "{0}",
            "<script>alert(1)</script>",
            "line\r\nX-Other: header",
            "\t",
            "\u202eplz.exe",
            "\ud83d\ude00",
            "\ud800",
            "\udc00x",
            "\ufeffbom",
            "\uffff",
            "e\u0301",
            "Аптека № 1",
            "ı",
            "null",
            "true",
            "[]",
            "2026-02-30",
            "2026-11-06",
            "9999-12-31",
            "-999999999-01-01",
            "* * * * *",
            "0 0 31 2 *");

    private final Random random;
    private final Map<String, Object> schemas;

    FuzzValues(Random random, Map<String, Object> schemas) {
        this.random = random;
        this.schemas = schemas;
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** A text that nobody should send. */
    String trick() {
        return switch (random.nextInt(8)) {
            case 0 -> "x".repeat(1 + random.nextInt(2000));
            case 1 -> letters();
            default -> any(TRICKS);
        };
    }

    private String letters() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(40);
        for (int i = 0; i < length; i++) {
            text.append((char) random.nextInt(0x10000));
        }
        return text.toString();
    }

    /** What a schema describes, with something wrong in most of them. */
    JsonNode body(Map<String, Object> schema) {
        return oneIn(12) ? wrong() : value("", schema);
    }

    private JsonNode value(String name, Map<String, Object> given) {
        Map<String, Object> schema = resolved(given);
        if (oneIn(15) && !isDangerous(name)) {
            return wrong();
        }
        if (schema.get("allOf") instanceof List<?> parts) {
            ObjectNode all = JSON.objectNode();
            parts.forEach(part -> {
                if (value("", map(part)) instanceof ObjectNode object) {
                    all.setAll(object);
                }
            });
            return all;
        }
        return switch (String.valueOf(schema.get("type"))) {
            case "object" -> object(schema);
            case "array" -> array(name, schema);
            case "integer" ->
                JSON.numberNode(any(List.<Supplier<Long>>of(
                                () -> (long) random.nextInt(10), () -> (long) random.nextInt(), random::nextLong))
                        .get());
            case "number" -> JSON.numberNode(random.nextDouble());
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.textNode(text(name, schema));
        };
    }

    private ObjectNode object(Map<String, Object> schema) {
        ObjectNode object = JSON.objectNode();
        map(schema.getOrDefault("properties", Map.of())).forEach((name, of) -> {
            if (!oneIn(6)) {
                object.set(name, value(name, map(of)));
            }
        });
        if (oneIn(20)) {
            object.put(trick(), 1);
        }
        return object;
    }

    private ArrayNode array(String name, Map<String, Object> schema) {
        ArrayNode array = JSON.arrayNode();
        int length = oneIn(60) ? 10_001 : random.nextInt(4);
        for (int i = 0; i < length; i++) {
            array.add(value(name, map(schema.getOrDefault("items", Map.of()))));
        }
        return array;
    }

    /** What would connect to other machines or write into other folders. */
    private static boolean isDangerous(String name) {
        return List.of("host", "protocol").contains(name);
    }

    /** A text that fits, or a trick. */
    String text(String name, Map<String, Object> schema) {
        if (name.equals("host")) {
            return any(List.of("127.0.0.1", "", " ", "a b", "x".repeat(300)));
        }
        if (name.equals("protocol")) {
            return any(List.of("ftp", "ftps", "FTP", "", "gopher", "../ftp"));
        }
        if (oneIn(3)) {
            return trick();
        }
        if (resolved(schema).get("enum") instanceof List<?> constants) {
            return String.valueOf(any(constants));
        }
        if ("date".equals(resolved(schema).get("format"))) {
            return "2026-11-0" + (1 + random.nextInt(9));
        }
        return any(List.of("1", "2", "102532", "form", "s1", "view", "30 2 * * *", "text"));
    }

    private JsonNode wrong() {
        return switch (random.nextInt(9)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.textNode(trick());
            case 2 -> JSON.numberNode(random.nextLong());
            case 3 -> JSON.numberNode(1e300);
            case 4 -> JSON.booleanNode(true);
            case 5 -> JSON.arrayNode().add(JSON.nullNode());
            case 6 -> JSON.objectNode();
            case 7 -> JSON.objectNode().put(trick(), trick());
            default -> nested(1 + random.nextInt(30));
        };
    }

    private JsonNode nested(int depth) {
        JsonNode inner = JSON.textNode("deep");
        for (int i = 0; i < depth; i++) {
            inner = oneIn(2) ? JSON.arrayNode().add(inner) : JSON.objectNode().set("a", inner);
        }
        return inner;
    }

    private Map<String, Object> resolved(Map<String, Object> schema) {
        Object reference = schema.get("$ref");
        return reference == null
                ? schema
                : map(schemas.getOrDefault(reference.toString().replaceAll(".*/", ""), Map.of()));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object object) {
        return (Map<String, Object>) object;
    }
}
