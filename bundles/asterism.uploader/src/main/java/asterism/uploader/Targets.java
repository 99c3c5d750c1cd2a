package asterism.uploader;

import asterism.api.upload.UploadException;
import java.io.IOException;

/** Finds out where files of a legal entity code go, password included. */
interface Targets {
    /**
     * Finds it.
     *
     * @return to be closed by the caller
     * @throws UploadException when there is no connection, or its password cannot be read
     */
    Target find(String unionId, String clientId) throws UploadException, IOException;
}
