package asterism.itest;

import static asterism.itest.FuzzValues.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Makes a request of each operation that a description has, from a seed. */
final class FuzzRequests {
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json;charset=UTF-8",
            "application/json;charset=nonsense",
            "text/plain",
            "application/xml",
            "multipart/form-data",
            "*/*",
            "nonsense",
            "");
    private static final List<String> TAGS =
            List.of("\"0\"", "\"1\"", "W/\"1\"", "*", "1", "\"\"", "\"-1\"", "\"99999999999999999999\"", "x,y", "\"");
    private static final List<String> RANGES = List.of(
            "bytes=0-0", "bytes=-1", "bytes=5-", "bytes=9-1", "bytes=99999999999-", "bytes=a", "lines=1-2", "=", "-");
    private static final List<String> ACCEPTED =
            List.of("*/*", "application/json", "text/csv", "application/zip", "image/png", "nonsense", "a/b;q=x", ",");
    private static final List<String> LANGUAGES = List.of("ru", "en", "de", "ru;q=x", "*", "-", "en-US,en;q=0.5", "\t");

    private static final List<String> ODD = List.of(
            "Origin: null",
            "Origin: http://evil.example",
            "Origin: \u00ff",
            "Sec-Fetch-Site: cross-site",
            "X-CSRF-Token: x",
            "Cookie: asterism-session=x",
            "Cookie: asterism-session=\"x; y\", =; ;;a=\u00ff",
            "Authorization: Basic x",
            "Authorization: Bearer ",
            "Content-Encoding: gzip",
            "Forwarded: for=\"_x\";proto=gopher",
            "X-Forwarded-Host: evil.example",
            "X-HTTP-Method-Override: DELETE",
            "If-Modified-Since: yesterday",
            "X-Long: " + "x".repeat(6_000));

    private static final List<String> ENCODINGS =
            List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE", "windows-1251");
    private static final List<String> BEGINNINGS = List.of(
            "", "feff", "fffe", "efbbbf", "0000feff", "fffe0000", "feff0000", "007b0000", "7b22c328", "7b22f8808080");

    private final UnaryOperator<HttpRequest.Builder> signed;
    private final URI root;
    private final String base;
    private final Map<String, Object> description;
    private final Random random;
    private final FuzzValues values;
    private final ObjectMapper mapper = new ObjectMapper();

    /** An operation of the description. */
    record Operation(String method, String path, Map<String, Object> about, List<Map<String, Object>> parameters) {}

    /** A request, and what it is called when it fails. */
    record Request(String name, HttpRequest request) {}

    /**
     * Begins with a seed.
     *
     * @param root   of the server
     * @param base   of the paths of the description
     * @param signed says on a request who asks
     */
    FuzzRequests(
            URI root,
            String base,
            UnaryOperator<HttpRequest.Builder> signed,
            Map<String, Object> description,
            long seed) {
        this.root = root;
        this.base = base;
        this.signed = signed;
        this.description = description;
        this.random = new Random(seed);
        this.values =
                new FuzzValues(random, map(map(description.get("components")).get("schemas")));
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        map(description.get("paths"))
                .forEach((path, item) -> map(item).forEach((method, about) -> {
                    if (!method.equals("parameters")) {
                        List<Map<String, Object>> parameters = Stream.of(map(item), map(about))
                                .flatMap(of -> ((List<?>) of.getOrDefault("parameters", List.of())).stream())
                                .map(this::parameter)
                                .toList();
                        operations.add(new Operation(method.toUpperCase(Locale.ROOT), path, map(about), parameters));
                    }
                }));
        return operations;
    }

    private Map<String, Object> parameter(Object given) {
        Object reference = map(given).get("$ref");
        return reference == null
                ? map(given)
                : map(map(map(description.get("components")).get("parameters"))
                        .get(reference.toString().replaceAll(".*/", "")));
    }

    Request of(Operation operation) throws JsonProcessingException {
        String path = base + operation.path();
        StringBuilder query = new StringBuilder();
        for (Map<String, Object> parameter : operation.parameters()) {
            String name = String.valueOf(parameter.get("name"));
            if ("path".equals(parameter.get("in"))) {
                path = path.replace("{" + name + "}", encoded(text(parameter)));
            } else if ("query".equals(parameter.get("in")) && values.oneIn(3)) {
                append(query, name, text(parameter));
            }
        }
        if (values.oneIn(10)) {
            append(query, values.trick(), values.trick());
        }
        String target = path + query;
        HttpRequest.Builder builder =
                signed.apply(HttpRequest.newBuilder(root.resolve(target)).timeout(Duration.ofSeconds(60)));
        String body = body(builder, operation);
        headers(builder);
        String name = operation.method() + ' ' + target + ' ' + body;
        return new Request(name, builder.build());
    }

    private static void append(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? '?' : '&')
                .append(encoded(name))
                .append('=')
                .append(encoded(value));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String text(Map<String, Object> parameter) {
        Map<String, Object> given = map(parameter.get("schema"));
        Map<String, Object> schema = given.containsKey("items") ? map(given.get("items")) : given;
        return "integer".equals(schema.get("type")) && !values.oneIn(3)
                ? Integer.toString(random.nextInt(8))
                : values.text(String.valueOf(parameter.get("name")), schema);
    }

    /** The body that an operation takes, spoiled at times; few that take none get one. */
    private String body(HttpRequest.Builder builder, Operation operation) throws JsonProcessingException {
        Object described = operation.about().get("requestBody");
        boolean hasNone = operation.method().equals("GET") || (described == null && !values.oneIn(10));
        if (hasNone) {
            builder.method(operation.method(), BodyPublishers.noBody());
            return "";
        }
        String type = values.oneIn(8) ? values.any(TYPES) : TYPES.get(0);
        if (!type.isEmpty()) {
            builder.header("Content-Type", type);
        }
        String body = described == null ? "{}" : spoiled(json(map(described)));
        byte[] bytes = values.oneIn(12) ? rawBytes(body) : body.getBytes(StandardCharsets.UTF_8);
        builder.method(operation.method(), BodyPublishers.ofByteArray(bytes));
        return shown(body, bytes);
    }

    private static String shown(String body, byte[] bytes) {
        boolean isRaw = !Arrays.equals(bytes, body.getBytes(StandardCharsets.UTF_8));
        String shown = isRaw ? HexFormat.of().formatHex(bytes) : body;
        return shown.substring(0, Math.min(500, shown.length()));
    }

    /** What parsers find out the encoding by: other ones, marks of byte order, and what is no text at all. */
    private byte[] rawBytes(String body) {
        Charset other = Charset.forName(values.any(ENCODINGS));
        byte[] mark = HexFormat.of().parseHex(values.any(BEGINNINGS));
        byte[] text = body.getBytes(values.oneIn(2) ? other : StandardCharsets.UTF_8);
        if (values.oneIn(4)) {
            random.nextBytes(text);
        }
        byte[] all = Arrays.copyOf(mark, mark.length + text.length);
        System.arraycopy(text, 0, all, mark.length, text.length);
        return all;
    }

    private String json(Map<String, Object> described) throws JsonProcessingException {
        Map<String, Object> media = map(map(described.get("content")).get("application/json"));
        return mapper.writeValueAsString(values.body(map(media.get("schema"))));
    }

    private String spoiled(String json) {
        return switch (random.nextInt(24)) {
            case 0 -> "";
            case 1 -> json.substring(0, random.nextInt(json.length()));
            case 2 -> json + json;
            case 3 -> "[".repeat(100_000);
            case 4 -> "{\"a\":".repeat(5_000);
            case 5 -> '\ufeff' + json;
            case 6 -> json.replaceFirst(":", ":1e99999,\"x\":");
            case 7 -> "{\"a\":1,\"a\":2}";
            case 8 -> values.trick();
            case 9 -> "9".repeat(20_000);
            default -> json;
        };
    }

    private void headers(HttpRequest.Builder builder) {
        if (values.oneIn(2)) {
            builder.header("If-Match", values.oneIn(4) ? values.any(TAGS) : "\"" + random.nextInt(4) + '"');
        }
        if (values.oneIn(6)) {
            builder.header("If-None-Match", values.any(TAGS));
        }
        if (values.oneIn(5)) {
            builder.header("Range", values.any(RANGES));
        }
        if (values.oneIn(10)) {
            builder.header("If-Range", values.any(TAGS));
        }
        if (values.oneIn(4)) {
            builder.header("Accept", values.any(ACCEPTED));
        }
        if (values.oneIn(4)) {
            builder.header("Accept-Language", values.any(LANGUAGES));
        }
        if (values.oneIn(8)) {
            String[] odd = values.any(ODD).split(": ", 2);
            builder.header(odd[0], odd[1]);
        }
    }
}
