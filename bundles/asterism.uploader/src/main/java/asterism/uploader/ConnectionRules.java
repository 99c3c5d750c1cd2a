package asterism.uploader;

import asterism.api.upload.Endpoint;
import asterism.api.upload.UploadConnection;
import java.util.regex.Pattern;

/** Bounds of what may be kept of a connection. */
final class ConnectionRules {
    private static final Pattern UNION = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern CLIENT = Pattern.compile("[0-9]{0,18}");
    private static final int HOST = 255;
    private static final int DIRECTORY = 1_000;
    private static final int CERTIFICATE = 100_000;
    private static final int PROTOCOL = 32;

    private ConnectionRules() {}

    static void check(UploadConnection connection) {
        refuse(!UNION.matcher(connection.unionId()).matches(), "unionId", connection.unionId());
        refuse(!CLIENT.matcher(connection.clientId()).matches(), "clientId", connection.clientId());
        refuse(connection.version() < 0, "version", connection.version());
        check(connection.endpoint());
    }

    static void check(Endpoint endpoint) {
        boolean local = endpoint.protocol().equals("local");
        refuse(endpoint.protocol().length() > PROTOCOL, "protocol", endpoint.protocol());
        refuse(endpoint.host().isEmpty() != local || endpoint.host().length() > HOST, "host", endpoint.host());
        refuse(endpoint.directory().length() > DIRECTORY, "directory", endpoint.directory());
        refuse(endpoint.user().length() > HOST, "user", endpoint.user());
        refuse(
                endpoint.certificate()
                        .filter(text -> text.length() > CERTIFICATE)
                        .isPresent(),
                "certificate",
                "longer than " + CERTIFICATE);
    }

    static void checkPassword(char[] password) {
        for (char each : password) {
            if (Character.isISOControl(each) || password.length > HOST) {
                throw new IllegalArgumentException(
                        "password: at most 255 characters, none of them a control character");
            }
        }
    }

    private static void refuse(boolean bad, String name, Object value) {
        if (bad) {
            throw new IllegalArgumentException(name + " of a connection cannot be \"" + value + '"');
        }
    }
}
