package asterism.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Somebody at a browser on this machine, who keeps cookies as long as the browser is open. */
final class Visitor {
    static final String PASSWORD = "двенадцать слонов";

    private static final String REST = "/api/integrations/sozvezdie";

    private final HttpClient client;

    Visitor() {
        this(HttpClient.newBuilder());
    }

    /** Trusts nobody else. */
    Visitor(SSLContext trusted) {
        this(HttpClient.newBuilder().sslContext(trusted));
    }

    private Visitor(HttpClient.Builder client) {
        this.client = client.cookieHandler(new CookieManager()).build();
    }

    HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return send(request(url).GET());
    }

    HttpResponse<String> post(String url, String json) throws IOException, InterruptedException {
        return send(request(url)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8)));
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** Asks the interface. */
    HttpResponse<String> rest(String base, String path) throws IOException, InterruptedException {
        return get(base + REST + path);
    }

    /** Does what the page of a one-time link does; whom the link is for is behind its secret. */
    HttpResponse<String> use(String base, String link, String user) throws IOException, InterruptedException {
        String secret = link.substring(link.indexOf('#') + 1).replaceFirst("&.*", "");
        return post(
                base + "/api/setup",
                "{\"token\": \"%s\", \"user\": \"%s\", \"password\": \"%s\"}".formatted(secret, user, PASSWORD));
    }

    /** Signs in, and tells which cookie was set. */
    String signIn(String base, String user) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                post(base + "/api/session", "{\"user\": \"%s\", \"password\": \"%s\"}".formatted(user, PASSWORD));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Optional<String> cookie = answer.headers().firstValue("Set-Cookie");
        return cookie.orElseThrow();
    }
}
