package asterism.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
    @TempDir
    Path folder;

    private Path first;
    private Path second;
    private String before;

    @BeforeEach
    void writeTwoFiles() throws IOException {
        first = Files.writeString(folder.resolve("a.csv"), "x,y\n1,2\n");
        second = Files.writeString(folder.resolve("b.csv"), "z\n3\n");
        before = Fingerprint.of(List.of(first, second));
    }

    @Test
    void isTheSameForTheSameFilesInAnyOrderAndPlace() throws IOException {
        assertThat(Fingerprint.of(List.of(second, first))).isEqualTo(before).hasSize(64);
        Path copy =
                Files.copy(first, Files.createDirectory(folder.resolve("copy")).resolve("a.csv"));
        assertThat(Fingerprint.of(List.of(copy, second))).isEqualTo(before);
    }

    @Test
    void tellsAChangedByteOfTheSameLength() throws IOException {
        Files.writeString(first, "x,y\n1,3\n");
        assertThat(Fingerprint.of(List.of(first, second))).isNotEqualTo(before);
    }

    @Test
    void tellsAFileThatCameOrWentOrHasAnotherName() throws IOException {
        assertThat(Fingerprint.of(List.of(first))).isNotEqualTo(before);
        assertThat(Fingerprint.of(List.of(first, Files.move(second, folder.resolve("c.csv")))))
                .isNotEqualTo(before);
    }

    @Test
    void tellsContentsThatWereExchanged() throws IOException {
        String contents = Files.readString(first);
        Files.writeString(first, Files.readString(second));
        Files.writeString(second, contents);
        assertThat(Fingerprint.of(List.of(first, second))).isNotEqualTo(before);
    }
}
