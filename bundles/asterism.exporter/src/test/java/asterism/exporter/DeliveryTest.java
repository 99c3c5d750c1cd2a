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

class DeliveryTest {
    @TempDir
    Path folder;

    @Test
    void aFileThatReplacedAnOlderOneIsNotTakenBack() throws Exception {
        Files.writeString(folder.resolve("protocol"), "old");
        try (Delivery delivery = new Delivery(folder)) {
            write(delivery, "archive");
            write(delivery, "protocol");
            delivery.deliver();
        }
        assertThat(folder.resolve("protocol")).hasContent("new");
        assertThat(folder.resolve("archive")).doesNotExist();
    }

    @Test
    void whatCannotBeDroppedDoesNotKeepTheRestFromBeingDropped() throws Exception {
        Delivery delivery = new Delivery(folder);
        write(delivery, "archive");
        write(delivery, "protocol");
        Path inTheWay = folder.resolve(".protocol.asterism-part");
        Files.delete(inTheWay);
        Files.createDirectories(inTheWay.resolve("x"));

        assertThatThrownBy(delivery::close).isInstanceOf(IOException.class);
        assertThat(folder.resolve(".archive.asterism-part")).doesNotExist();
    }

    private static void write(Delivery delivery, String name) throws IOException {
        delivery.begin(name).channel().write(ByteBuffer.wrap("new".getBytes(StandardCharsets.US_ASCII)));
    }
}
