package asterism.transport;

import asterism.api.upload.Endpoint;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadException;
import asterism.api.upload.UploadSession;
import asterism.api.upload.UploadStep;
import asterism.api.upload.UploadTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Component;

/** A folder of this machine, which something else carries files away from. The folder is never made. */
@Component(property = UploadTransport.PROTOCOL + "=local")
public final class LocalTransport implements UploadTransport {
    @Override
    public UploadSession open(Endpoint endpoint, char[] password) throws UploadException {
        Faults faults = new Faults(endpoint, false, "");
        try {
            Path folder = Path.of(endpoint.directory());
            if (!folder.isAbsolute() || !Files.isDirectory(folder)) {
                throw faults.failed(UploadStep.DIRECTORY, UploadAdvice.DIRECTORY_MISSING, false, null);
            }
            return new LocalSession(folder.toRealPath(), faults);
        } catch (InvalidPathException | IOException e) {
            throw faults.failed(UploadStep.DIRECTORY, UploadAdvice.DIRECTORY_MISSING, false, e);
        }
    }
}
