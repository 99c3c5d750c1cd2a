package asterism.testkit.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import asterism.api.upload.Endpoint;
import asterism.api.upload.Transfer;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadException;
import asterism.api.upload.UploadSession;
import asterism.api.upload.UploadStep;
import asterism.api.upload.UploadTransport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every transport must do. */
public abstract class UploadTransportContract {
    private static final byte[] CONTENT = content(3_000_001);

    /** The transport under test. */
    protected abstract UploadTransport transport();

    /** An endpoint that works, with a directory that is empty at the beginning of each test. */
    protected abstract Endpoint endpoint();

    /** The same endpoint with a directory that is not there. */
    protected abstract Endpoint withoutDirectory();

    /** The password of the endpoint's user. */
    protected abstract char[] password();

    /** Where the files of the endpoint's directory can be seen. */
    protected abstract Path directory();

    /** Bytes that are no text, the same ones always. */
    protected static byte[] content(int bytes) {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return content;
    }

    /** Opens a session at the endpoint that works. */
    protected final UploadSession open() throws UploadException {
        return transport().open(endpoint(), password());
    }

    /** Puts bytes without pacing. */
    protected static void put(UploadSession session, String name, byte[] content) throws UploadException, IOException {
        session.put(name, new ByteArrayInputStream(content), content.length, Transfer.FREE);
    }

    @Test
    void writesAFileAndTellsItsSize() throws Exception {
        try (UploadSession session = open()) {
            put(session, "a.tmp", CONTENT);

            assertThat(session.size("a.tmp")).hasValue(CONTENT.length);
        }
        assertThat(Files.readAllBytes(directory().resolve("a.tmp"))).isEqualTo(CONTENT);
    }

    @Test
    void writesAnEmptyFile() throws Exception {
        try (UploadSession session = open()) {
            put(session, "a.tmp", new byte[0]);

            assertThat(session.size("a.tmp")).hasValue(0);
        }
    }

    @Test
    void replacesAFile() throws Exception {
        try (UploadSession session = open()) {
            put(session, "a.tmp", CONTENT);
            put(session, "a.tmp", content(10));

            assertThat(session.size("a.tmp")).hasValue(10);
        }
    }

    @Test
    void hasNoSizeOfAFileThatIsNotThere() throws Exception {
        try (UploadSession session = open()) {
            assertThat(session.size("a.tmp")).isEmpty();
        }
    }

    @Test
    void renamesAFile() throws Exception {
        try (UploadSession session = open()) {
            put(session, "a.tmp", CONTENT);
            session.rename("a.tmp", "a.zip");

            assertThat(session.size("a.tmp")).isEmpty();
            assertThat(session.size("a.zip")).hasValue(CONTENT.length);
        }
        assertThat(Files.readAllBytes(directory().resolve("a.zip"))).isEqualTo(CONTENT);
    }

    @Test
    void cannotRenameAFileThatIsNotThere() throws Exception {
        try (UploadSession session = open()) {
            UploadException e = catchThrowableOfType(UploadException.class, () -> session.rename("a.tmp", "a.zip"));

            assertThat(e.problem().step()).isEqualTo(UploadStep.RENAME);
            assertThat(e.isRetryable()).isFalse();
        }
    }

    @Test
    void deletesAFileAndDoesNotMindItsAbsence() throws Exception {
        try (UploadSession session = open()) {
            put(session, "a.tmp", CONTENT);
            session.delete("a.tmp");
            session.delete("a.tmp");

            assertThat(session.size("a.tmp")).isEmpty();
        }
    }

    @Test
    void asksBeforeEachBlock() throws Exception {
        AtomicLong bytes = new AtomicLong();
        try (UploadSession session = open()) {
            session.put("a.tmp", new ByteArrayInputStream(CONTENT), CONTENT.length, length -> {
                assertThat(length).isBetween(1, Transfer.BLOCK);
                bytes.addAndGet(length);
            });
        }
        assertThat(bytes).hasValue(CONTENT.length);
    }

    @Test
    void breaksOffWhenItIsTold() throws Exception {
        AtomicLong calls = new AtomicLong();
        try (UploadSession session = open()) {
            assertThatThrownBy(() -> session.put("a.tmp", new ByteArrayInputStream(CONTENT), CONTENT.length, length -> {
                        if (calls.incrementAndGet() == 4) {
                            throw new InterruptedIOException("cancelled");
                        }
                    }))
                    .isInstanceOf(InterruptedIOException.class)
                    .hasMessage("cancelled");
        }
        assertThat(calls).hasValue(4);
        try (UploadSession session = open()) {
            put(session, "a.tmp", CONTENT);
            assertThat(session.size("a.tmp")).hasValue(CONTENT.length);
        }
    }

    @Test
    void passesOnThatItsContentCannotBeRead() throws Exception {
        InputStream bad = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("bad sector");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };
        try (UploadSession session = open()) {
            assertThatThrownBy(() -> session.put("a.tmp", bad, 10, Transfer.FREE))
                    .isInstanceOf(IOException.class)
                    .hasMessage("bad sector");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void failsWhenTheContentHasAnotherLength(int more) throws Exception {
        try (UploadSession session = open()) {
            UploadException e = catchThrowableOfType(
                    UploadException.class,
                    () -> session.put(
                            "a.tmp", new ByteArrayInputStream(content(100_000 + more)), 100_000, Transfer.FREE));

            assertThat(e.problem().step()).isEqualTo(UploadStep.WRITE);
            assertThat(e.problem().advice()).isEqualTo(UploadAdvice.FILE_MISSING);
            assertThat(e.isRetryable()).isFalse();
        }
    }

    @Test
    void takesPlainNamesOnly() throws Exception {
        String[] bad = {"", ".", "..", "../a.zip", "a/b.zip", "/a.zip", "a\\b.zip", "a\r\nDELE b", ".a", "имя.zip"};
        try (UploadSession session = open()) {
            put(session, "a.tmp", content(5));
            for (String name : bad) {
                assertThatThrownBy(() -> put(session, name, content(5))).isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> session.size(name)).isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> session.rename("a.tmp", name)).isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> session.rename(name, "a.zip")).isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> session.delete(name)).isInstanceOf(IllegalArgumentException.class);
            }
        }
        assertThat(directory().toFile().list()).containsExactly("a.tmp");
    }

    @Test
    void saysThatTheDirectoryIsMissing() {
        UploadException e =
                catchThrowableOfType(UploadException.class, () -> transport().open(withoutDirectory(), password()));

        assertThat(e.problem().step()).isEqualTo(UploadStep.DIRECTORY);
        assertThat(e.problem().advice()).isEqualTo(UploadAdvice.DIRECTORY_MISSING);
        assertThat(e.isRetryable()).isFalse();
    }

    @Test
    void leavesThePasswordAsItWas() throws Exception {
        char[] password = password();
        transport().open(endpoint(), password).close();

        assertThat(password).isEqualTo(password());
    }
}
