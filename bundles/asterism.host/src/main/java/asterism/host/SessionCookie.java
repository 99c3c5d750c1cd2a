package asterism.host;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** The cookie that holds the secret of a session. */
final class SessionCookie {
    private static final String NAME = "asterism-session";

    /** Browsers take a cookie of this prefix only from a secure connection to this very host. */
    private static final String SECURE_NAME = "__Host-" + NAME;

    private SessionCookie() {}

    static Optional<String> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(name(request)))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    static void write(HttpServletRequest request, HttpServletResponse response, String token) {
        response.addHeader("Set-Cookie", name(request) + "=" + token + attributes(request));
    }

    static void remove(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader("Set-Cookie", name(request) + "=; Max-Age=0" + attributes(request));
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? SECURE_NAME : NAME;
    }

    private static String attributes(HttpServletRequest request) {
        return String.join(
                "", Arrays.asList("; Path=/; HttpOnly; SameSite=Strict", request.isSecure() ? "; Secure" : ""));
    }
}
