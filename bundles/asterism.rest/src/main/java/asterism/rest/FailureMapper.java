package asterism.rest;

import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import javax.ws.rs.ext.Provider;

/** Lets no failure out as it is; {@link ProblemFilter} words it. */
@Provider
public final class FailureMapper implements ExceptionMapper<Throwable> {
    @Override
    public Response toResponse(Throwable failure) {
        return answer(failure);
    }

    static Response answer(Throwable failure) {
        return Response.status(Response.Status.INTERNAL_SERVER_ERROR)
                .type(JsonBody.PROBLEM)
                .entity(new Failure(failure))
                .build();
    }
}
