package asterism.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.util.converter.Converters;

class WebTest {
    @TempDir
    Path folder;

    /** What the web server was told last. */
    private Map<String, Object> told = Map.of();

    /** Something whose methods answer by their name, and else with nothing. */
    private static <T> T fake(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                WebTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }

    private static <T> T fake(Class<T> type, BiFunction<String, Object[], Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                WebTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.apply(method.getName(), arguments)));
    }

    /** Takes all. */
    private static final class Nothing extends ServletOutputStream {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(int one) {}
    }

    @Test
    void underTlsTheCookieIsForSecureConnectionsToThisHostOnly() {
        List<Object> headers = new ArrayList<>();
        HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
                WebTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> headers.add(arguments[1]));
        Cookie[] cookies = {new Cookie("asterism-session", "plain"), new Cookie("__Host-asterism-session", "secure")};
        HttpServletRequest secure = fake(HttpServletRequest.class, Map.of("isSecure", true, "getCookies", cookies));
        HttpServletRequest plain = fake(HttpServletRequest.class, Map.of("isSecure", false, "getCookies", cookies));

        SessionCookie.write(secure, response, "token");
        SessionCookie.write(plain, response, "token");
        assertThat(headers)
                .containsExactly(
                        "__Host-asterism-session=token; Path=/; HttpOnly; SameSite=Strict; Secure",
                        "asterism-session=token; Path=/; HttpOnly; SameSite=Strict");
        assertThat(SessionCookie.read(secure)).contains("secure");
        assertThat(SessionCookie.read(plain)).contains("plain");
        assertThat(SessionCookie.read(fake(HttpServletRequest.class, Map.of("isSecure", true))))
                .isEqualTo(Optional.empty());
    }

    @Test
    void behindAProxyRequestsAreWhatBrowsersMade() throws Exception {
        assertThat(Origin.of("HTTPS://Asterism.example.org")).hasToString("https://asterism.example.org");
        assertThat(Origin.of("http://[::1]:8080")).hasToString("http://[::1]:8080");
        for (String wrong :
                List.of("", "x", "ftp://x", "https://x/", "https://x?y", "https://u@x", "https:/x", "null")) {
            assertThatThrownBy(() -> Origin.of(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
        Map<String, Object> forwarded = Map.of(
                "getMethod",
                "POST",
                "getRequestURI",
                "/api/x",
                "getScheme",
                "http",
                "getServerName",
                "10.0.0.1",
                "getServerPort",
                8086,
                "isSecure",
                false);
        assertThat(served(forwarded, "https://asterism.example.org", "https://asterism.example.org"))
                .containsExactly("https://asterism.example.org/api/x", true, "max-age=31536000");
        assertThat(served(forwarded, "https://asterism.example.org", "http://asterism.example.org"))
                .containsExactly("max-age=31536000", 403);
        assertThat(served(forwarded, "", "http://10.0.0.1:8086")).containsExactly("-", false);
    }

    @Test
    void behindAProxyTheAddressIsWhatTheProxySaysLast() throws Exception {
        Map<List<String>, String> addresses = Map.of(
                List.of("203.0.113.9"), "203.0.113.9",
                List.of("10.9.9.9, 203.0.113.9"), "203.0.113.9",
                List.of("10.9.9.9", "10.8.8.8, 2001:db8::7 "), "2001:db8::7",
                List.of("203.0.113.9:50123"), "203.0.113.9",
                List.of("[2001:db8::7]:50123"), "2001:db8::7",
                List.of("10.9.9.9, unknown"), "127.0.0.1",
                List.of(), "127.0.0.1");
        for (Map.Entry<List<String>, String> address : addresses.entrySet()) {
            assertThat(address(address.getKey(), "https://asterism.example.org"))
                    .isEqualTo(address.getValue());
            assertThat(address(address.getKey(), "")).as("without a proxy").isEqualTo("127.0.0.1");
        }
    }

    private static String address(List<String> forwardedFor, String publicOrigin) throws Exception {
        HttpServletRequest asked = fake(HttpServletRequest.class, (name, arguments) -> switch (name) {
            case "getHeaders" -> Collections.enumeration(forwardedFor);
            case "getInputStream" -> throw new IllegalStateException("nothing to read");
            case "getServerPort" -> 8086;
            case "isSecure" -> false;
            default ->
                Map.of("getMethod", "GET", "getRequestURI", "/api/x", "getRemoteAddr", "127.0.0.1")
                        .get(name);
        });
        HttpServletResponse response =
                fake(HttpServletResponse.class, (name, arguments) -> name.equals("getStatus") ? 200 : null);
        List<String> seen = new ArrayList<>();
        new SessionFilter(new Meters(), listening(publicOrigin))
                .doFilter(asked, response, (passed, answer) -> seen.add(passed.getRemoteAddr()));
        return seen.get(0);
    }

    private static Listening listening(String publicOrigin) {
        return new Listening(
                fake(BundleContext.class, Map.of()),
                Converters.standardConverter()
                        .convert(Map.of("publicOrigin", publicOrigin))
                        .to(Listening.Config.class));
    }

    /** How a request looks to who serves it, or how it is refused. */
    private static List<Object> served(Map<String, Object> request, String publicOrigin, String origin)
            throws Exception {
        List<Object> seen = new ArrayList<>();
        HttpServletRequest asked = fake(HttpServletRequest.class, (name, arguments) -> {
            if (name.equals("getInputStream")) {
                throw new IllegalStateException("nothing to read");
            }
            return name.equals("getHeader") && "Origin".equals(arguments[0]) ? origin : request.get(name);
        });
        HttpServletResponse response = fake(HttpServletResponse.class, (name, arguments) -> {
            boolean isTold = name.equals("setStatus")
                    || "Strict-Transport-Security".equals(arguments == null ? "" : arguments[0]);
            if (isTold) {
                seen.add(arguments[arguments.length - 1]);
            }
            return name.equals("getStatus") ? 200 : name.equals("getOutputStream") ? new Nothing() : null;
        });
        new SessionFilter(new Meters(), listening(publicOrigin)).doFilter(asked, response, (passed, answer) -> {
            HttpServletRequest http = (HttpServletRequest) passed;
            seen.add(0, http.isSecure());
            seen.add(
                    0, http.getRequestURL() == null ? "-" : http.getRequestURL().toString());
        });
        return seen;
    }

    private WebServer server(Map<String, Object> properties) throws Exception {
        Configuration configuration = (Configuration) Proxy.newProxyInstance(
                WebTest.class.getClassLoader(), new Class<?>[] {Configuration.class}, (proxy, method, arguments) -> {
                    told = copy((Dictionary<?, ?>) arguments[0]);
                    return null;
                });
        return new WebServer(
                fake(ConfigurationAdmin.class, Map.of("getConfiguration", configuration)),
                Converters.standardConverter().convert(properties).to(WebServer.Config.class));
    }

    private static Map<String, Object> copy(Dictionary<?, ?> properties) {
        Map<String, Object> copy = new HashMap<>();
        properties.keys().asIterator().forEachRemaining(key -> copy.put(String.valueOf(key), properties.get(key)));
        return copy;
    }

    @Test
    void thePasswordOfTheKeystoreIsPutInOnTheWayToTheServer() throws Exception {
        Path keystore = folder.resolve("key.p12");
        Path password = folder.resolve("password");
        Files.writeString(password, "changeit\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        try (OutputStream out = Files.newOutputStream(keystore)) {
            KeyStore empty = KeyStore.getInstance("PKCS12");
            empty.load(null, null);
            empty.store(out, "changeit".toCharArray());
        }
        Map<String, Object> properties =
                Map.of("port", 0, "keystore", keystore.toString(), "keystorePasswordFile", password.toString());
        WebServer server = server(properties);
        assertThat(told.get("org.apache.felix.http.enable")).isEqualTo(false);
        assertThat(told.toString()).contains("https.enable=true").doesNotContain("changeit");

        server.modifyConfiguration(fake(ServiceReference.class, Map.of()), FrameworkUtil.asDictionary(told));
        assertThat(told.get("org.apache.felix.https.keystore.password")).isEqualTo("changeit");

        Files.writeString(password, "another");
        assertThatThrownBy(() -> server(properties))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key.p12")
                .hasMessageNotContaining("another");

        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> server(properties))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(password + " must be readable by its owner only");

        Files.delete(password);
        assertThatThrownBy(() -> server(properties)).hasMessageEndingWith("there is no file " + password);
    }

    @Test
    void aPortThatIsInUseIsNamed() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> server(Map.of("port", other.getLocalPort())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("port " + other.getLocalPort());
        }
        assertThatThrownBy(() -> server(Map.of("port", 65_536))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> server(Map.of("publicOrigin", "asterism.example.org")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("asterism.example.org");
    }
}
