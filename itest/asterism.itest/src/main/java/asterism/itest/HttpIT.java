package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;
import org.osgi.service.http.runtime.HttpServiceRuntime;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.common.service.ServiceAware;

/** HTTP is there, and says what is not. */
class HttpIT {
    @InjectService
    ServiceAware<HttpServiceRuntime> runtime;

    @Test
    void whatIsThereAnswersAndWhatMayComeIsUnavailable() throws Exception {
        ServiceReference<HttpServiceRuntime> reference = runtime.getServiceReference();
        Object endpoint = reference.getProperty("osgi.http.endpoint");
        String base = endpoint instanceof String[] all ? all[0] : endpoint.toString();
        assertThat(get(base + "api/integrations/sozvezdie/me").statusCode()).isEqualTo(401);
        assertThat(get(base + "api/integrations/other").statusCode()).isEqualTo(503);
        assertThat(get(base + "api/other").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
