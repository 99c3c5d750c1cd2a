package asterism.lotdata;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

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
        int[] lines = lines(rows, firstLine);
        int[] codes = new int[ledger.texts.size()];
        int[] used = number(ledger, rows, lines, codes);
        int[] places = new int[ledger.documents.size()];
        for (int i = 0; i < rows.length; i++) {
            places[rows[i]] = i;
        }
        Output out = new Output();
        out.put(VERSION);
        out.put(used.length);
        for (int code : used) {
            out.put(ledger.texts.length(code));
        }
        for (int code : used) {
            out.text(ledger.texts, code);
        }
        out.table(ledger.documents, rows, codes, null);
        out.table(ledger.lines, lines, codes, places);
        long checksum = checksum(out.bytes, out.size);
        for (int shift = 0; shift < 32; shift += 8) {
            out.raw((byte) (checksum >>> shift));
        }
        return Arrays.copyOf(out.bytes, out.size);
    }

    private static int[] lines(int[] rows, int[] firstLine) {
        int count = 0;
        for (int row : rows) {
            count += firstLine[row + 1] - firstLine[row];
        }
        int[] lines = new int[count];
        int at = 0;
        for (int row : rows) {
            for (int line = firstLine[row]; line < firstLine[row + 1]; line++) {
                lines[at++] = line;
            }
        }
        return lines;
    }

    /** Numbers the texts in the order of their first use, row by row, and tells which they are; 0 stays empty. */
    private static int[] number(Ledger ledger, int[] rows, int[] lines, int[] codes) {
        int[] used = new int[64];
        int count = 0;
        for (int table = 0; table < 2; table++) {
            int[][] columns = table == 0 ? ledger.documents.texts : ledger.lines.texts;
            for (int row : table == 0 ? rows : lines) {
                for (int[] column : columns) {
                    int code = column[row];
                    if (code != TextPool.EMPTY && codes[code] == 0) {
                        used = Grow.to(used, count);
                        used[count++] = code;
                        codes[code] = count;
                    }
                }
            }
        }
        return Arrays.copyOf(used, count);
    }

    private static long checksum(byte[] encoded) {
        int end = encoded.length;
        return (encoded[end - 4] & 255L)
                | (encoded[end - 3] & 255L) << 8
                | (encoded[end - 2] & 255L) << 16
                | (encoded[end - 1] & 255L) << 24;
    }

    /** Reads documents, in the order in which they were written; their texts differ, but cannot be looked for. */
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
        int bytes = 0;
        for (int i = 0; i < texts; i++) {
            lengths[i] = in.get();
            bytes += lengths[i];
        }
        ledger.texts.expect(texts + 1, bytes);
        for (int length : lengths) {
            ledger.texts.add(encoded, in.at, in.at + length);
            in.at += length;
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

        void table(Table table, int[] rows, int[] codes, int @Nullable [] places) {
            put(rows.length);
            for (int[] column : table.texts) {
                mapped(column, rows, codes);
            }
            for (int c = 0; c < table.ints.length; c++) {
                if (places != null && c == Ledger.DOCUMENT) {
                    mapped(table.ints[c], rows, places);
                } else {
                    ints(table.ints[c], rows);
                }
            }
            for (long[] column : table.longs) {
                long before = 0;
                for (int row : rows) {
                    signed(column[row] - before);
                    before = column[row];
                }
            }
        }

        private void mapped(int[] column, int[] rows, int[] values) {
            long before = 0;
            for (int row : rows) {
                int value = values[column[row]];
                signed(value - before);
                before = value;
            }
        }

        private void ints(int[] column, int[] rows) {
            long before = 0;
            for (int row : rows) {
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
