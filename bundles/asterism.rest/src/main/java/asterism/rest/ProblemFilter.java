package asterism.rest;

import java.util.Locale;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.ext.Provider;

/** Words failures in the caller's language. */
@Provider
public final class ProblemFilter implements ContainerResponseFilter {
    private static final String RETRY_SECONDS = "5";

    private final Services services;
    private final Problems problems;

    ProblemFilter(Services services, Problems problems) {
        this.services = services;
        this.problems = problems;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Failure failure)) {
            return;
        }
        Locale language = Languages.of(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        boolean isSettled = services.generation().equals(request.getProperty(Entrance.GENERATION));
        Problem problem = problems.say(failure.cause(), isSettled, language);
        response.setStatus(problem.status());
        response.setEntity(problem, new java.lang.annotation.Annotation[0], MediaType.valueOf(JsonBody.PROBLEM));
        response.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage());
        if (problem.status() == 503 || problem.status() == 429) {
            response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        Problems.run(failure.cause())
                .ifPresent(run -> response.getHeaders()
                        .putSingle(
                                HttpHeaders.LOCATION,
                                request.getUriInfo().getBaseUri().getPath().replaceAll("/$", "") + "/runs/" + run));
    }
}
