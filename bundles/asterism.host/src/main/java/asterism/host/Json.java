package asterism.host;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** What is sent and taken as JSON: objects of few fields. */
final class Json {
    /** Much longer than a name and a password. */
    private static final int LONGEST = 8_192;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /** Writes the fields of an object. */
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    static byte[] bytes(Fields fields) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(body)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        }
        return body.toByteArray();
    }

    static void write(HttpServletResponse response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    static void write(HttpServletResponse response, Fields fields) throws IOException {
        write(response, HttpServletResponse.SC_OK, "application/json", bytes(fields));
    }

    /** Reads an object whose fields are texts. */
    static Map<String, String> read(HttpServletRequest request, Set<String> known) throws IOException, Problem {
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        if (!type.equals("application/json") && !type.startsWith("application/json;")) {
            throw new Problem(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "json-expected");
        }
        byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            throw new Problem(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "too-long");
        }
        try (JsonParser json = FACTORY.createParser(body)) {
            return read(json, known);
        } catch (JsonProcessingException | CharConversionException e) {
            throw new Problem(HttpServletResponse.SC_BAD_REQUEST, "no-json");
        }
    }

    private static Map<String, String> read(JsonParser json, Set<String> known) throws IOException, Problem {
        Map<String, String> values = new HashMap<>();
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new Problem(HttpServletResponse.SC_BAD_REQUEST, "no-json");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (!known.contains(name)) {
                throw wrong(name, "unknown");
            }
            if (json.nextToken() != JsonToken.VALUE_STRING) {
                throw wrong(name, "text-expected");
            }
            values.put(name, json.getText());
        }
        if (json.nextToken() != null) {
            throw new Problem(HttpServletResponse.SC_BAD_REQUEST, "no-json");
        }
        for (String name : known) {
            if (!values.containsKey(name)) {
                throw wrong(name, "missing");
            }
        }
        return values;
    }

    static Problem wrong(String name, String code) {
        String pointer = "/" + name.replace("~", "~0").replace("/", "~1");
        return new Problem(HttpServletResponse.SC_BAD_REQUEST, "invalid", new Problem.Field(pointer, code));
    }
}
