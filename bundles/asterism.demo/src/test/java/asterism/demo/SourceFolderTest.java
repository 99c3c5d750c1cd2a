package asterism.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFolderTest {
    @TempDir
    Path folder;

    @Test
    void aFolderWithOtherFilesIsLeftAlone() throws IOException {
        generated();
        Files.writeString(folder.resolve("letter.txt"), "dear");

        assertThatThrownBy(() -> SourceFolder.prepare(folder))
                .isInstanceOfSatisfying(
                        ForeignFolderException.class, e -> assertThat(e.file()).isEqualTo("letter.txt"));
        assertThat(folder.resolve("manifest.csv")).exists();
        assertThat(folder.resolve("items.csv")).exists();
    }

    @Test
    void aSourceThatWasNotGeneratedIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("stores.csv"), "store_id,name,kind\n1,A,SHOP\n");
        Files.writeString(folder.resolve("manifest.csv"), "file,rows\nstores.csv,1\n");

        assertThatThrownBy(() -> SourceFolder.prepare(folder)).isInstanceOf(ForeignFolderException.class);
        assertThat(folder.resolve("manifest.csv")).exists();
    }

    @Test
    void filesWithoutTheMarkedTableAreLeftAlone() throws IOException {
        Files.writeString(folder.resolve("lines-1.csv"), "doc_id\n");

        assertThatThrownBy(() -> SourceFolder.prepare(folder)).isInstanceOf(ForeignFolderException.class);
        assertThat(folder.resolve("lines-1.csv")).exists();
    }

    @Test
    void aFolderInsideIsForeignToo() throws IOException {
        Files.createDirectory(folder.resolve("items.csv"));

        assertThatThrownBy(() -> SourceFolder.prepare(folder)).isInstanceOf(ForeignFolderException.class);
    }

    @Test
    void anOlderSourceGoesButForItsMark() throws IOException {
        generated();

        SourceFolder.prepare(folder);

        assertThat(folder).isDirectoryContaining(file -> file.endsWith("stores.csv"));
        assertThat(folder.toFile().list()).containsExactly("stores.csv");
    }

    @Test
    void aSourceThatWasCutShortCanBeReplaced() throws IOException {
        generated();
        Files.delete(folder.resolve("manifest.csv"));
        Files.writeString(folder.resolve("manifest.csv.part"), "fi");

        SourceFolder.prepare(folder);

        assertThat(folder.toFile().list()).containsExactly("stores.csv");
    }

    @Test
    void aSourceThatHadHardlyBegunCanBeReplaced() throws IOException {
        Files.writeString(folder.resolve("stores.csv.part"), "sto");

        SourceFolder.prepare(folder);

        assertThat(folder.toFile().list()).isEmpty();
    }

    @Test
    void theFolderIsCreated() throws IOException {
        SourceFolder.prepare(folder.resolve("a").resolve("b"));

        assertThat(folder.resolve("a").resolve("b")).isDirectory();
    }

    private void generated() throws IOException {
        SourceFolder source = SourceFolder.prepare(folder);
        source.replace("stores.csv", table -> table.row("1", "x"), "store_id", SourceFolder.MARK);
        source.replace("items.csv", table -> {}, "item_id");
        source.complete();
        assertThat(folder.resolve("manifest.csv")).hasContent("file,rows\nitems.csv,0\nstores.csv,1\n");
    }
}
