package asterism.uploader;

import asterism.api.upload.Endpoint;
import java.util.Arrays;

/** Where to, and the password, which is wiped when it is no longer needed. */
final class Target implements AutoCloseable {
    private final Endpoint endpoint;
    private final char[] password;

    /** Keeps a copy of the password. */
    Target(Endpoint endpoint, char[] password) {
        this.endpoint = endpoint;
        this.password = password.clone();
    }

    Endpoint endpoint() {
        return endpoint;
    }

    char[] password() {
        return password;
    }

    Target copy() {
        return new Target(endpoint, password);
    }

    /** One server, whatever the directory and user: what its parallel connections and bandwidth are counted by. */
    String server() {
        return endpoint.host().isEmpty() ? endpoint.place() : endpoint.host() + ':' + endpoint.port();
    }

    @Override
    public void close() {
        Arrays.fill(password, '\0');
    }

    @Override
    public String toString() {
        return endpoint.place();
    }
}
