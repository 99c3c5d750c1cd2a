package asterism.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {
    @TempDir
    Path folder;

    private static void write(PartFile file, String text) throws IOException {
        file.channel().write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatIsInItsPlaceLeavesTheNextOneAlone() throws Exception {
        Path target = folder.resolve("a.zip");
        try (PartFile next = moved(target)) {
            write(next, "next");
            next.moveIntoPlace();
        }
        assertThat(target).hasContent("next");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(target));
    }

    /** Begins one while another has got into its place, and is not closed yet. */
    private static PartFile moved(Path target) throws IOException {
        try (PartFile first = PartFile.beside(target)) {
            write(first, "first");
            first.moveIntoPlace();
            assertThat(target).hasContent("first");
            return PartFile.beside(target);
        }
    }

    @Test
    void whatIsNotInItsPlaceIsDroppedAndIsOneOnesOnly() throws Exception {
        Path target = folder.resolve("a.zip");
        Files.writeString(target, "before");
        try (PartFile file = PartFile.beside(target)) {
            write(file, "half");
            assertThatThrownBy(() -> PartFile.beside(target)).isInstanceOf(BeingWrittenException.class);
        }
        assertThat(target).hasContent("before");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(target));
    }
}
