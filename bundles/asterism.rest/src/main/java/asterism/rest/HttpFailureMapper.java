package asterism.rest;

import java.util.Set;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import javax.ws.rs.ext.Provider;

/**
 * The same for what JAX-RS refuses by itself, for which it has a mapper of its own; a method that is not allowed comes
 * with those that are.
 */
@Provider
public final class HttpFailureMapper implements ExceptionMapper<WebApplicationException> {
    @Override
    public Response toResponse(WebApplicationException failure) {
        Response.ResponseBuilder answer = FailureMapper.answer(failure);
        Set<String> methods = failure.getResponse().getAllowedMethods();
        if (!methods.isEmpty()) {
            answer.allow(methods);
        }
        return answer.build();
    }
}
