package asterism.rest;

import java.util.List;
import java.util.Map;

/** Refuses a request for what it says; has its words by its code. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<Fault> faults;
    private final transient Map<String, String> headers;
    private final List<String> arguments;

    /**
     * What is wrong with one value.
     *
     * @param pointer   JSON pointer into the body; empty when it is a parameter
     * @param parameter name of the parameter; empty when it is in the body
     * @param code      code of the words
     * @param arguments what goes into the words
     */
    record Fault(String pointer, String parameter, String code, List<String> arguments) {
        /** About a value in the body. */
        static Fault body(String pointer, String code, String... arguments) {
            return new Fault(pointer, "", code, List.of(arguments));
        }
    }

    /**
     * Refuses all of it.
     *
     * @param status    of HTTP
     * @param code      code of the words, kebab-case
     * @param arguments what goes into the words
     */
    RefusedException(int status, String code, String... arguments) {
        this(status, code, List.of(arguments), List.of());
    }

    private RefusedException(int status, String code, List<String> arguments, List<Fault> faults) {
        this(status, code, arguments, faults, Map.of());
    }

    private RefusedException(
            int status, String code, List<String> arguments, List<Fault> faults, Map<String, String> headers) {
        super(status + " " + code + " " + arguments + " " + faults);
        this.status = status;
        this.code = code;
        this.arguments = arguments;
        this.faults = faults;
        this.headers = headers;
    }

    /**
     * Refuses a query or path parameter.
     *
     * @param name      the parameter
     * @param code      what is wrong with it
     * @param arguments what goes into the words
     */
    static RefusedException parameter(String name, String code, String... arguments) {
        return new RefusedException(
                400, "parameter-invalid", List.of(), List.of(new Fault("", name, code, List.of(arguments))));
    }

    /**
     * Refuses a value in the body.
     *
     * @param pointer   where it is
     * @param code      what is wrong with it
     * @param arguments what goes into the words
     */
    static RefusedException body(String pointer, String code, String... arguments) {
        return new RefusedException(400, "body-invalid", List.of(), List.of(Fault.body(pointer, code, arguments)));
    }

    /**
     * Refuses values that are understood, and that a rule does not allow as things stand.
     *
     * @param faults at least one
     */
    static RefusedException rule(List<Fault> faults) {
        return new RefusedException(422, "request-refused", List.of(), faults);
    }

    /**
     * No byte of the range that was asked for is there (RFC 9110, section 15.5.17).
     *
     * @param length how many bytes are there
     */
    static RefusedException noSuchRange(long length) {
        return new RefusedException(
                416,
                "range-unsatisfiable",
                List.of(Long.toString(length)),
                List.of(),
                Map.of("Content-Range", "bytes */" + length));
    }

    /** What was asked for is not there; nobody is told more. */
    static RefusedException notFound() {
        return new RefusedException(404, "not-found");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    List<String> arguments() {
        return arguments;
    }

    List<Fault> faults() {
        return faults;
    }

    /** Of the answer. */
    Map<String, String> headers() {
        return headers;
    }
}
