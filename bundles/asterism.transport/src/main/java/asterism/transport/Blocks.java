package asterism.transport;

import asterism.api.upload.Transfer;
import java.io.IOException;
import java.io.InputStream;

/** Hands out the blocks of a file, and sees to it that they are as many bytes as were promised. */
final class Blocks {
    /** Takes a block. */
    @FunctionalInterface
    interface Sink<E extends Exception> {
        void write(byte[] block, int length) throws E;
    }

    private Blocks() {}

    /** Tells whether exactly {@code bytes} were there; never hands out more. */
    static <E extends Exception> boolean copy(InputStream content, long bytes, Transfer transfer, Sink<E> sink)
            throws IOException, E {
        byte[] block = new byte[Transfer.BLOCK];
        long left = bytes;
        while (left > 0) {
            int length = content.readNBytes(block, 0, (int) Math.min(block.length, left));
            if (length == 0) {
                return false;
            }
            transfer.next(length);
            sink.write(block, length);
            left -= length;
        }
        return content.read() < 0;
    }
}
