package asterism.rest;

import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import javax.ws.rs.ext.Provider;

/** The same for what JAX-RS refuses by itself, for which it has a mapper of its own. */
@Provider
public final class HttpFailureMapper implements ExceptionMapper<WebApplicationException> {
    @Override
    public Response toResponse(WebApplicationException failure) {
        return FailureMapper.answer(failure);
    }
}
