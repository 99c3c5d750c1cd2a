package asterism.lotdata;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Writes documents and their lines as bytes and reads them back: a version, the texts in the order of their first use,
 * then column after column as differences from row to row, in a variable number of bytes, and a checksum. The same rows
 * in the same order give the same bytes.
 */
final class LedgerCodec {
    private static final int VERSION = 1;

    private LedgerCodec() {}

    /**
     * Writes some documents.
     *
     * @param ledger    where they are; the lines of a document stand together
     * @param rows      the documents
     * @param firstLine first line of each document of the ledger, and the number of lines at the end
     */
    static byte[] encode(Ledger ledger, int[] rows, int[] firstLine) {
        Ledger part = new Ledger();
        part.append(ledger, rows, firstLine);
        Output out = new Output();
        out.put(VERSION);
        out.put(part.texts.size());
        for (int code = 1; code < part.texts.size(); code++) {
            out.put(part.texts.length(code));
        }
        for (int code = 1; code < part.texts.size(); code++) {
            out.text(part.texts, code);
        }
        out.table(part.documents);
        out.table(part.lines);
        long checksum = checksum(out.bytes, out.size);
        for (int shift = 0; shift < 32; shift += 8) {
            out.raw((byte) (checksum >>> shift));
        }
        return Arrays.copyOf(out.bytes, out.size);
    }

    private static long checksum(byte[] encoded) {
        int end = encoded.length;
        return (encoded[end - 4] & 255L)
                | (encoded[end - 3] & 255L) << 8
                | (encoded[end - 2] & 255L) << 16
                | (encoded[end - 1] & 255L) << 24;
    }

    /** Reads documents, in the order in which they were written. */
    static Ledger decode(byte[] encoded) throws IOException {
        if (encoded.length < 5 || checksum(encoded) != checksum(encoded, encoded.length - 4)) {
            throw new IOException("Lot data is damaged: its checksum does not fit");
        }
        Input in = new Input(encoded);
        if (in.get() != VERSION) {
            throw new IOException("Lot data was written by a newer version");
        }
        Ledger ledger = new Ledger();
        int texts = in.get();
        int[] lengths = new int[texts];
        for (int code = 1; code < texts; code++) {
            lengths[code] = in.get();
        }
        for (int code = 1; code < texts; code++) {
            ledger.texts.intern(encoded, in.at, in.at + lengths[code]);
            in.at += lengths[code];
        }
        in.table(ledger.documents);
        in.table(ledger.lines);
        return ledger;
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }

    private static final class Output {
        private byte[] bytes = new byte[1 << 16];
        private int size;

        void table(Table table) {
            put(table.size());
            for (int[] column : table.texts) {
                ints(column, table.size());
            }
            for (int[] column : table.ints) {
                ints(column, table.size());
            }
            for (long[] column : table.longs) {
                long before = 0;
                for (int row = 0; row < table.size(); row++) {
                    signed(column[row] - before);
                    before = column[row];
                }
            }
        }

        private void ints(int[] column, int rows) {
            long before = 0;
            for (int row = 0; row < rows; row++) {
                signed(column[row] - before);
                before = column[row];
            }
        }

        private void signed(long value) {
            put((value << 1) ^ (value >> 63));
        }

        void put(long value) {
            ensure(10);
            long rest = value;
            while ((rest & ~127L) != 0) {
                bytes[size++] = (byte) (rest | 128);
                rest >>>= 7;
            }
            bytes[size++] = (byte) rest;
        }

        void raw(byte value) {
            ensure(1);
            bytes[size++] = value;
        }

        void text(TextPool texts, int code) {
            ensure(texts.length(code));
            texts.copyTo(code, bytes, size);
            size += texts.length(code);
        }

        private void ensure(int more) {
            if (bytes.length - size < more) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length + (bytes.length >> 1), size + more));
            }
        }
    }

    private static final class Input {
        private final byte[] bytes;
        private int at;

        Input(byte[] bytes) {
            this.bytes = bytes;
        }

        int get() {
            return (int) unsigned();
        }

        void table(Table table) {
            int rows = get();
            table.fill(rows);
            for (int[] column : table.texts) {
                ints(column, rows);
            }
            for (int[] column : table.ints) {
                ints(column, rows);
            }
            for (long[] column : table.longs) {
                long value = 0;
                for (int row = 0; row < rows; row++) {
                    value += signed();
                    column[row] = value;
                }
            }
        }

        private void ints(int[] column, int rows) {
            long value = 0;
            for (int row = 0; row < rows; row++) {
                value += signed();
                column[row] = (int) value;
            }
        }

        private long signed() {
            long value = unsigned();
            return (value >>> 1) ^ -(value & 1);
        }

        private long unsigned() {
            long value = bytes[at++];
            if (value >= 0) {
                return value;
            }
            value &= 127;
            for (int shift = 7; ; shift += 7) {
                byte next = bytes[at++];
                value |= (next & 127L) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }
    }
}
