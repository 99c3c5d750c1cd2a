package asterism.lotdata;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Writes documents and their lines as bytes and reads them back. A bucket holds a version, the texts that differ from
 * document to document, then column after column as differences from row to row, in a variable number of bytes, and a
 * checksum; keys (items, lots, partners …) stand in it as their numbers in the {@link Dictionary} of the store, so that
 * reading a store interns nothing.
 */
final class LedgerCodec {
    private static final int VERSION = 1;

    private LedgerCodec() {}

    /**
     * Writes some documents.
     *
     * @param ledger     where they are; the lines of a document stand together
     * @param rows       the documents
     * @param firstLine  first line of each document of the ledger, and the number of lines at the end
     * @param dictionary of the keys; takes new ones
     */
    static byte[] encode(Ledger ledger, int[] rows, int[] firstLine, Dictionary dictionary) {
        int[] plain = new int[ledger.texts.size()];
        int[] used = numberPlain(ledger, rows, plain);
        int[] places = new int[ledger.documents.size()];
        for (int i = 0; i < rows.length; i++) {
            places[rows[i]] = i;
        }
        Output out = new Output();
        int[] lines = lines(rows, firstLine);
        out.put(VERSION);
        out.put(rows.length);
        out.put(lines.length);
        out.texts(ledger.texts, used, used.length);
        out.table(ledger.documents, rows, Ledger.PLAIN_OF_DOCUMENTS, plain, dictionary, null);
        out.table(ledger.lines, lines, Ledger.PLAIN_OF_LINES, plain, dictionary, places);
        return out.finish();
    }

    /** Writes the texts of a dictionary. */
    static byte[] encode(TextPool texts, int[] codes, int count) {
        Output out = new Output();
        out.put(VERSION);
        out.texts(texts, codes, count);
        return out.finish();
    }

    /** Adds the documents of some buckets to a ledger whose pool begins with the dictionary, in their order. */
    static void decode(Collection<byte[]> buckets, Ledger ledger) throws IOException {
        List<Input> inputs = new ArrayList<>();
        int documents = 0;
        int lines = 0;
        for (byte[] bucket : buckets) {
            Input in = new Input(bucket);
            in.documents = in.get();
            in.lines = in.get();
            documents += in.documents;
            lines += in.lines;
            inputs.add(in);
        }
        ledger.documents.expect(documents);
        ledger.lines.expect(lines);
        for (Input in : inputs) {
            int base = ledger.texts.size() - 1;
            in.texts(ledger.texts, false);
            int firstDocument = ledger.documents.size();
            in.table(ledger.documents, in.documents, Ledger.PLAIN_OF_DOCUMENTS, base);
            int firstLine = ledger.lines.size();
            in.table(ledger.lines, in.lines, Ledger.PLAIN_OF_LINES, base);
            int[] owner = ledger.lines.ints[Ledger.DOCUMENT];
            for (int line = firstLine; line < ledger.lines.size(); line++) {
                owner[line] += firstDocument;
            }
        }
    }

    /** Puts the texts of a dictionary into an empty pool. */
    static void decode(byte[] encoded, TextPool texts, boolean searchable) throws IOException {
        new Input(encoded).texts(texts, searchable);
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

    /** Numbers the plain texts in the order of their first use, row by row, and tells which they are; 0 stays empty. */
    private static int[] numberPlain(Ledger ledger, int[] rows, int[] numbers) {
        int[] used = new int[64];
        int count = 0;
        for (int row : rows) {
            for (int c = 0; c < Ledger.PLAIN_OF_DOCUMENTS.length; c++) {
                int code = ledger.documents.texts[c][row];
                if (Ledger.PLAIN_OF_DOCUMENTS[c] && code != TextPool.EMPTY && numbers[code] == 0) {
                    used = Grow.to(used, count);
                    used[count++] = code;
                    numbers[code] = count;
                }
            }
        }
        return Arrays.copyOf(used, count);
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }

    private static final class Output {
        private byte[] bytes = new byte[1 << 16];
        private int size;

        void texts(TextPool texts, int[] codes, int count) {
            put(count);
            for (int i = 0; i < count; i++) {
                put(texts.length(codes[i]));
            }
            for (int i = 0; i < count; i++) {
                ensure(texts.length(codes[i]));
                texts.copyTo(codes[i], bytes, size);
                size += texts.length(codes[i]);
            }
        }

        void table(
                Table table,
                int[] rows,
                boolean[] isPlain,
                int[] plain,
                Dictionary dictionary,
                int @Nullable [] places) {
            for (int c = 0; c < isPlain.length; c++) {
                int[] column = table.texts[c];
                if (isPlain[c]) {
                    ints(rows, row -> plain[column[row]]);
                } else {
                    ints(rows, row -> dictionary.number(column[row]));
                }
            }
            for (int c = 0; c < table.ints.length; c++) {
                int[] column = table.ints[c];
                if (places != null && c == Ledger.DOCUMENT) {
                    ints(rows, row -> places[column[row]]);
                } else {
                    ints(rows, row -> column[row]);
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

        private void ints(int[] rows, IntUnaryOperator value) {
            long before = 0;
            for (int row : rows) {
                int now = value.applyAsInt(row);
                signed(now - before);
                before = now;
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

        byte[] finish() {
            long checksum = checksum(bytes, size);
            ensure(Integer.BYTES);
            for (int shift = 0; shift < Integer.SIZE; shift += 8) {
                bytes[size++] = (byte) (checksum >>> shift);
            }
            return Arrays.copyOf(bytes, size);
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
        private int documents;
        private int lines;

        Input(byte[] bytes) throws IOException {
            this.bytes = bytes;
            int end = bytes.length - Integer.BYTES;
            long expected = 0;
            for (int i = 0; i < Integer.BYTES && end > 0; i++) {
                expected |= (bytes[end + i] & 255L) << (8 * i);
            }
            if (end <= 0 || expected != checksum(bytes, end)) {
                throw new IOException("Lot data is damaged: its checksum does not fit");
            }
            if (get() != VERSION) {
                throw new IOException("Lot data was written by a newer version");
            }
        }

        int get() {
            return (int) unsigned();
        }

        void texts(TextPool texts, boolean searchable) {
            int[] lengths = new int[get()];
            int sum = 0;
            for (int i = 0; i < lengths.length; i++) {
                lengths[i] = get();
                sum += lengths[i];
            }
            texts.expect(lengths.length, sum);
            for (int length : lengths) {
                if (searchable) {
                    texts.intern(bytes, at, at + length);
                } else {
                    texts.add(bytes, at, at + length);
                }
                at += length;
            }
        }

        void table(Table table, int rows, boolean[] isPlain, int base) {
            int begin = table.size();
            table.fill(rows);
            int end = table.size();
            for (int c = 0; c < isPlain.length; c++) {
                ints(table.texts[c], begin, end);
                if (isPlain[c]) {
                    shift(table.texts[c], begin, end, base);
                }
            }
            for (int[] column : table.ints) {
                ints(column, begin, end);
            }
            for (long[] column : table.longs) {
                long value = 0;
                for (int row = begin; row < end; row++) {
                    value += signed();
                    column[row] = value;
                }
            }
        }

        private static void shift(int[] column, int begin, int end, int base) {
            for (int row = begin; row < end; row++) {
                if (column[row] != TextPool.EMPTY) {
                    column[row] += base;
                }
            }
        }

        private void ints(int[] column, int begin, int end) {
            long value = 0;
            for (int row = begin; row < end; row++) {
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
