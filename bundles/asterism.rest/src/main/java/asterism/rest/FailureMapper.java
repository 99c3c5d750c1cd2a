package asterism.rest;

import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import javax.ws.rs.ext.Provider;

/** Lets no failure out as it is; {@link ProblemFilter} words it. */
@Provider
public final class FailureMapper implements ExceptionMapper<Throwable> {
    @Override
    public Response toResponse(Throwable failure) {
        Response.ResponseBuilder answer = answer(failure);
        if (failure instanceof RefusedException refused) {
            refused.headers().forEach(answer::header);
        }
        return answer.build();
    }

    static Response.ResponseBuilder answer(Throwable failure) {
        return Response.status(Response.Status.INTERNAL_SERVER_ERROR)
                .type(JsonBody.PROBLEM)
                .entity(new Failure(failure));
    }
}
