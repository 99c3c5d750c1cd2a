package asterism.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import asterism.api.upload.Endpoint;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadException;
import asterism.api.upload.UploadSession;
import asterism.api.upload.UploadStep;
import asterism.api.upload.UploadTransport;
import asterism.testkit.upload.UploadTransportContract;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTransportTest extends UploadTransportContract {
    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    @Override
    protected UploadTransport transport() {
        return new LocalTransport();
    }

    @Override
    protected Endpoint endpoint() {
        return Endpoint.of("local", "", 0, folder.toString(), "");
    }

    @Override
    protected Endpoint withoutDirectory() {
        return Endpoint.of("local", "", 0, folder.resolve("absent").toString(), "");
    }

    @Override
    protected char[] password() {
        return new char[0];
    }

    @Override
    protected Path directory() {
        return folder;
    }

    @Test
    void wantsAnAbsoluteFolder() {
        Endpoint relative = Endpoint.of("local", "", 0, "target", "");
        UploadException e =
                catchThrowableOfType(UploadException.class, () -> transport().open(relative, password()));

        assertThat(e.problem().advice()).isEqualTo(UploadAdvice.DIRECTORY_MISSING);
    }

    @Test
    void doesNotWriteThroughLinks() throws Exception {
        Path outside = Files.writeString(elsewhere.resolve("precious"), "precious");
        Files.createSymbolicLink(folder.resolve("a.tmp"), outside);
        Files.createSymbolicLink(folder.resolve(".b.tmp.asterism-part"), outside);
        try (UploadSession session = open()) {
            put(session, "a.tmp", content(5));
            assertThat(session.size("a.tmp")).hasValue(5);
            UploadException e = catchThrowableOfType(UploadException.class, () -> put(session, "b.tmp", content(5)));
            assertThat(e.problem().step()).isEqualTo(UploadStep.WRITE);
        }
        assertThat(outside).hasContent("precious");
    }

    @Test
    void doesNotReplaceAFileByRenaming() throws Exception {
        try (UploadSession session = open()) {
            put(session, "a.tmp", content(5));
            put(session, "a.zip", content(6));
            UploadException e = catchThrowableOfType(UploadException.class, () -> session.rename("a.tmp", "a.zip"));

            assertThat(e.problem().advice()).isEqualTo(UploadAdvice.NAME_REFUSED);
            assertThat(session.size("a.zip")).hasValue(6);
        }
    }
}
