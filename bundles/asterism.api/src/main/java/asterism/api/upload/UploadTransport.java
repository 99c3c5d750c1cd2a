package asterism.api.upload;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Brings files to a place by one or several protocols.
 *
 * <p>Thread safety: one instance serves many threads at once. A new protocol is one more component with the property
 * {@link #PROTOCOL}; what it must do is what {@code UploadTransportContract} tests.
 */
@ConsumerType
public interface UploadTransport {
    /** Service property: ids of the protocols, {@code String} or {@code String[]}, required, lower-case ASCII. */
    String PROTOCOL = "asterism.upload.protocol";

    /**
     * Connects, secures the connection, logs in and goes to the directory.
     *
     * @param endpoint where to; its protocol is one of this transport's
     * @param password of the user, empty when there is none; not kept after the call, not changed
     * @return an open session; the caller closes it
     * @throws UploadException of the step {@link UploadStep#CONNECT}, {@link UploadStep#SECURE},
     *     {@link UploadStep#LOGIN} or {@link UploadStep#DIRECTORY}; nothing stays open, and the password is in no message
     */
    UploadSession open(Endpoint endpoint, char[] password) throws UploadException;
}
