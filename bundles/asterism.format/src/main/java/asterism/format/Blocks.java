package asterism.format;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Gathers bytes into large blocks for an output. Whoever writes asks for room, fills {@link #bytes} from {@link #at}
 * on, and moves {@link #at}: a method call a byte would be most of the time that a file takes.
 */
final class Blocks {
    private static final int SIZE = 64 * 1024;

    /** The most that may be asked for. */
    static final int LARGEST_ROOM = SIZE;

    final byte[] bytes = new byte[SIZE];
    int at;

    private final OutputStream out;

    Blocks(OutputStream out) {
        this.out = out;
    }

    /** Makes room for a number of bytes. */
    void room(int count) throws IOException {
        if (bytes.length - at < count) {
            empty();
        }
    }

    /** Writes what is prepared. */
    void raw(byte[] prepared) throws IOException {
        room(prepared.length);
        System.arraycopy(prepared, 0, bytes, at, prepared.length);
        at += prepared.length;
    }

    void flush() throws IOException {
        empty();
        out.flush();
    }

    private void empty() throws IOException {
        out.write(bytes, 0, at);
        at = 0;
    }
}
