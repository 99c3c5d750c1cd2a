package asterism.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CellsTest {
    private static boolean decodes(byte[] bytes, int from, int to) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Test
    void twoAndThreeBytesAreUtf8WhenTheDecoderTakesThem() {
        byte[] bytes = new byte[3];
        for (int value = 0; value < 1 << 24; value += value < 1 << 16 ? 1 : 97) {
            bytes[0] = (byte) (value >> 8);
            bytes[1] = (byte) value;
            bytes[2] = (byte) (value >> 16);
            if (Cells.isUtf8(bytes, 0, 3) != decodes(bytes, 0, 3)) {
                assertThat(bytes).as("is it UTF-8?").isNull();
            }
        }
    }

    @Test
    void longerTextsAreUtf8WhenTheDecoderTakesThem() {
        Random random = new Random(7);
        int[] likely = {'a', 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF};
        for (int i = 0; i < 40_000; i++) {
            byte[] bytes = new byte[4 + random.nextInt(16)];
            int rare = random.nextInt(4);
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) (random.nextInt(4) < rare ? 'a' : likely[random.nextInt(likely.length)]);
            }
            byte[] valid = new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
            assertThat(Cells.isUtf8(valid, 0, valid.length)).isTrue();
            if (Cells.isUtf8(bytes, 1, bytes.length - 1) != decodes(bytes, 1, bytes.length - 1)) {
                assertThat(bytes).as("is it UTF-8?").isNull();
            }
        }
    }
}
