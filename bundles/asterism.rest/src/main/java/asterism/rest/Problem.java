package asterism.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * Why a request has failed (RFC 9457).
 *
 * @param type     always {@code about:blank}: the code says more
 * @param title    what the status is called
 * @param status   of HTTP
 * @param detail   a sentence for people
 * @param code     for programs; never changes
 * @param errors   what is wrong with single values; empty when it is not about one
 */
record Problem(String type, String title, int status, String detail, String code, List<FieldError> errors) {
    /**
     * What is wrong with one value.
     *
     * @param pointer   JSON pointer into the body
     * @param parameter name of a query or path parameter
     * @param code      for programs
     * @param detail    a sentence for people
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record FieldError(Optional<String> pointer, Optional<String> parameter, String code, String detail) {}
}
