package asterism.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadException;
import asterism.api.upload.UploadSession;
import asterism.testkit.upload.FtpFault;
import asterism.testkit.upload.TestCertificate;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlainFtpTest extends FtpContract {
    @Override
    String protocol() {
        return "ftp";
    }

    @Override
    Optional<TestCertificate> certificate() {
        return Optional.empty();
    }

    @Test
    void saysThatTheDataConnectionIsRefused() throws Exception {
        server().next(FtpFault.DATA_REFUSED);
        try (UploadSession session = open()) {
            UploadException e = catchThrowableOfType(UploadException.class, () -> put(session, "a.tmp", content(5)));

            assertThat(e.problem().advice()).isEqualTo(UploadAdvice.DATA_CONNECTION);
            assertThat(e.isRetryable()).isTrue();
        }
    }

    @Test
    void goesToADirectoryWithACyrillicName() throws Exception {
        Files.createDirectory(home.resolve("Входящие"));
        try (UploadSession session =
                transport().open(at("localhost", "Входящие", false, Optional.empty()), password())) {
            put(session, "a.tmp", content(5));
        }
        assertThat(server().names("Входящие")).containsExactly("a.tmp");
    }

    @Test
    void takesNoPasswordThatWouldBeTwoCommands() {
        assertThatThrownBy(() -> transport().open(endpoint(), "a\r\nDELE b".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("DELE");
    }
}
