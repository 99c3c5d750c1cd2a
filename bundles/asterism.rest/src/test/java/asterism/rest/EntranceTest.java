package asterism.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.core.MultivaluedHashMap;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntranceTest {
    private final Entrance entrance = new Entrance(new Services());

    private static <T> T stub(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }

    private void enter(@Nullable String user, String method, @Nullable String site) {
        Principal principal = () -> String.valueOf(user);
        SecurityContext security =
                stub(SecurityContext.class, user == null ? Map.of() : Map.of("getUserPrincipal", principal));
        Map<String, Object> answers = new HashMap<>(Map.of(
                "getSecurityContext",
                security,
                "getMethod",
                method,
                "getLength",
                0,
                "getEntityStream",
                InputStream.nullInputStream()));
        if (site != null) {
            answers.put("getHeaderString", site);
        }
        entrance.filter(stub(ContainerRequestContext.class, answers));
    }

    @ParameterizedTest
    @CsvSource({"POST, cross-site", "POST, same-site", "PUT, nonsense", "DELETE, ''", "PATCH, cross-site"})
    void whatAPageOfAnotherSiteSendsChangesNothing(String method, String site) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> enter("x", method, site));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("foreign-page");
    }

    @ParameterizedTest
    @CsvSource({"POST, same-origin", "POST, none", "POST,", "GET, cross-site", "HEAD, cross-site", "OPTIONS, same-site"
    })
    void ownPagesProgramsAndWhoeverOnlyReadsGetIn(String method, @Nullable String site) {
        assertThatCode(() -> enter("x", method, site)).doesNotThrowAnyException();
    }

    @Test
    void nobodyLearnsMoreThanThatASignInIsNeeded() {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> enter(null, "POST", "cross-site"));

        assertThat(refused.status()).isEqualTo(401);
    }

    @Test
    void browsersAreToldToKeepNoAnswerUnlessTheOperationHasSaidElse() {
        MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
        ContainerRequestContext request = stub(ContainerRequestContext.class, Map.of());
        ContainerResponseContext response = stub(ContainerResponseContext.class, Map.of("getHeaders", headers));

        new BrowserHeaders().filter(request, response);
        assertThat(headers.getFirst("Cache-Control")).isEqualTo("no-store");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        headers.putSingle("Cache-Control", "max-age=60");
        new BrowserHeaders().filter(request, response);
        assertThat(headers.getFirst("Cache-Control")).isEqualTo("max-age=60");
    }
}
