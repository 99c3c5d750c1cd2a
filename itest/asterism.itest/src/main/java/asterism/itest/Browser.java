package asterism.itest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody at a page of the host, with the cookie and the token of a session; remembers all that was answered. */
final class Browser {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final List<String> answers = new ArrayList<>();
    final String base;
    String cookie = "";
    String csrfToken = "";

    /** Begins at the start page. */
    Browser(String base) {
        this.base = base;
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, null, headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return send("POST", path, body, headers);
    }

    /** As a page does that knows the token of its session, if there is one. */
    HttpResponse<String> send(String method, String path, @Nullable String body, String... headers) throws Exception {
        HttpResponse<String> response = plain(method, path, body, withToken(headers));
        response.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.replaceFirst(";.*", ""));
        return response;
    }

    private String[] withToken(String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (!csrfToken.isEmpty()) {
            all.addAll(List.of("X-CSRF-Token", csrfToken));
        }
        return all.toArray(String[]::new);
    }

    /** A request with these headers, the cookie, and nothing else. */
    HttpResponse<String> plain(String method, String path, @Nullable String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        }
        HttpResponse<String> response =
                CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        answers.add(response.statusCode() + " " + response.headers().map() + " " + response.body());
        return response;
    }

    HttpResponse<String> signIn(String user, String password) throws Exception {
        HttpResponse<String> response =
                post("/api/session", "{\"user\":\"" + user + "\",\"password\":\"" + password + "\"}");
        if (response.statusCode() == 200) {
            csrfToken = field(response, "csrfToken");
        }
        return response;
    }

    /** The secret of a one-time link. */
    static String token(String path) {
        return path.replaceFirst("[^#]*#", "").replaceFirst("&.*", "");
    }

    /** Sets a password by a one-time link. */
    HttpResponse<String> use(String path, String user, String password) throws Exception {
        return post(
                "/api/setup",
                "{\"token\":\"" + token(path) + "\",\"user\":\"" + user + "\",\"password\":\"" + password + "\"}");
    }

    static String field(HttpResponse<String> response, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(response.body());
        return matcher.find() ? matcher.group(1) : "";
    }
}
