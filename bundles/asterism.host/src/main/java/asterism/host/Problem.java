package asterism.host;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Why a request was not served, told as RFC 9457 has it, in the language of who asks. */
final class Problem extends Exception {
    /** The media type. */
    static final String TYPE = "application/problem+json";

    /** After how long what is not there may be back. */
    static final long RETRY_SECONDS = 5;

    private static final long serialVersionUID = 1L;

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(409, "Conflict"),
            Map.entry(413, "Content Too Large"),
            Map.entry(414, "URI Too Long"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(431, "Request Header Fields Too Large"),
            Map.entry(503, "Service Unavailable"));

    private final int status;
    private final String code;
    private final transient List<Field> fields;
    private long retryAfterSeconds;

    /**
     * A field that is wrong.
     *
     * @param pointer where it is
     * @param code    what is wrong, with words in the messages
     */
    record Field(String pointer, String code) {}

    Problem(int status, String code, Field... fields) {
        super(code);
        this.status = status;
        this.code = code;
        this.fields = List.of(fields);
    }

    /** Says when it is worth while to come again. */
    Problem after(long seconds) {
        retryAfterSeconds = seconds;
        return this;
    }

    static Problem notSignedIn() {
        return new Problem(HttpServletResponse.SC_UNAUTHORIZED, "not-signed-in");
    }

    /** What the request needs is not there at this moment. */
    static Problem notThere() {
        return new Problem(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "not-there").after(RETRY_SECONDS);
    }

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (retryAfterSeconds > 0) {
            response.setHeader("Retry-After", Long.toString(retryAfterSeconds));
        }
        Json.write(response, status, TYPE, body(Words.of(request)));
    }

    /** What is told. */
    byte[] body(Words words) throws IOException {
        return Json.bytes(json -> {
            json.writeStringField("type", "about:blank");
            json.writeStringField("title", TITLES.getOrDefault(status, "Internal Server Error"));
            json.writeNumberField("status", status);
            json.writeStringField("code", code);
            json.writeStringField("detail", words.say("problem." + code, retryAfterSeconds));
            write(json, words);
        });
    }

    private void write(JsonGenerator json, Words words) throws IOException {
        json.writeArrayFieldStart("errors");
        for (Field field : fields) {
            json.writeStartObject();
            json.writeStringField("pointer", field.pointer());
            json.writeStringField("code", field.code());
            json.writeStringField("detail", words.say("field." + field.code()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
