package asterism.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.ws.rs.Consumes;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.ext.MessageBodyReader;
import javax.ws.rs.ext.MessageBodyWriter;
import javax.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON bodies; says where one that is not right is wrong. Which kinds of bodies are taken is up to the
 * resources. Thread-safe.
 */
@Provider
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
@Produces({MediaType.APPLICATION_JSON, JsonBody.PROBLEM})
public final class JsonBody implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
    static final String PROBLEM = "application/problem+json";

    private final JsonMapper mapper = Json.mapper();

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return true;
    }

    /** Null when there is no body at all, which some operations do without. */
    @Override
    public @Nullable Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        PushbackInputStream in = new PushbackInputStream(body);
        int first = in.read();
        if (first < 0) {
            return null;
        }
        in.unread(first);
        return read(generic, in);
    }

    /** Reads a body as a whole. */
    Object read(Type type, InputStream body) {
        try {
            Object value = mapper.readValue(body, mapper.constructType(type));
            if (value == null) {
                throw RefusedException.body("", "value-missing");
            }
            return value;
        } catch (JacksonException e) {
            throw refusal(e);
        } catch (CharConversionException e) {
            // What Jackson has for a body that looks like UTF-32 and is none.
            throw RefusedException.body("", "json-invalid", "1:1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RefusedException refusal(JacksonException e) {
        Throwable cause = e.getCause();
        if (cause instanceof RefusedException refused) {
            return refused;
        }
        if (!(e instanceof JsonMappingException mapping)) {
            return RefusedException.body("", "json-invalid", place((JsonProcessingException) e));
        }
        String pointer = pointer(mapping);
        if (mapping instanceof UnrecognizedPropertyException unknown) {
            return RefusedException.body(pointer, "field-unknown", unknown.getPropertyName());
        }
        if (cause instanceof IllegalArgumentException) {
            return RefusedException.body(pointer, "value-refused");
        }
        if (mapping instanceof InvalidFormatException format && format.getTargetType() == LocalDate.class) {
            return RefusedException.body(pointer, "day-invalid");
        }
        if (mapping instanceof InvalidFormatException format && format.getTargetType() == String.class) {
            return RefusedException.body(pointer, "text-invalid", Integer.toString(Entrance.MAX_BODY));
        }
        if (mapping instanceof InvalidFormatException format
                && format.getTargetType() != null
                && format.getTargetType().isEnum()) {
            return RefusedException.body(pointer, "choice-invalid", constants(format.getTargetType()));
        }
        return RefusedException.body(pointer, "value-invalid");
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? "1:1"
                : e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
    }

    private static String pointer(JsonMappingException e) {
        List<JsonMappingException.Reference> path = e.getPath();
        return path.stream()
                .map(step -> step.getFieldName() == null
                        ? Integer.toString(step.getIndex())
                        : step.getFieldName().replace("~", "~0").replace("/", "~1"))
                .map(step -> "/" + step)
                .collect(Collectors.joining());
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return media.getSubtype().equals("json") || media.getSubtype().equals("problem+json");
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        mapper.writeValue(out, value);
    }
}
