package asterism.host;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Where a page comes from, as browsers tell it.
 *
 * @param scheme {@code http} or {@code https}
 * @param host   name or address, in small letters, that of IPv6 in brackets
 * @param port   the one that is used, also when it is not said
 */
record Origin(String scheme, String host, int port) {
    private static final String SECURE = "https";
    private static final Set<String> SCHEMES = Set.of("http", SECURE);

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Origin of(String text) {
        try {
            URI uri = new URI(text.toLowerCase(Locale.ROOT));
            boolean isOrigin =
                    uri.getHost() != null && (uri.getScheme() + "://" + uri.getRawAuthority()).equals(uri.toString());
            if (!isOrigin || uri.getRawUserInfo() != null || !SCHEMES.contains(uri.getScheme())) {
                throw new IllegalArgumentException("https://host or https://host:port expected, not " + text);
            }
            int port = uri.getPort() < 0 ? usualPort(uri.getScheme()) : uri.getPort();
            return new Origin(uri.getScheme(), uri.getHost(), port);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("https://host or https://host:port expected, not " + text, e);
        }
    }

    private static int usualPort(String scheme) {
        return scheme.equals(SECURE) ? 443 : 80;
    }

    boolean isSecure() {
        return scheme.equals(SECURE);
    }

    @Override
    public String toString() {
        return scheme + "://" + host + (port == usualPort(scheme) ? "" : ":" + port);
    }
}
