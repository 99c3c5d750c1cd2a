package asterism.exporter;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;

/** The records of a ZIP file around its data (APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16). */
final class ZipRecords {
    /** Where check sum and sizes begin in a local header. */
    static final int LOCAL_SIZES = 14;

    private static final int LOCAL_LENGTH = 30;
    private static final int CENTRAL_LENGTH = 46;
    private static final int END_LENGTH = 22;
    private static final int VERSION = 20;
    private static final int UTF8_NAMES = 1 << 11;
    private static final int DEFLATED = 8;

    /**
     * An entry.
     *
     * @param name       its name
     * @param offset     of its local header
     * @param crc        check sum
     * @param compressed size in the file
     * @param size       size
     */
    record Entry(String name, long offset, long crc, long compressed, long size) {
        byte[] encodedName() {
            return encode(name);
        }
    }

    private ZipRecords() {}

    static byte[] encode(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    /** The header before an entry's data; sizes are patched once they are known. */
    static ByteBuffer local(byte[] name, int dosTime) {
        return buffer(LOCAL_LENGTH + name.length)
                .putInt(0x04034b50)
                .putShort((short) VERSION)
                .putShort((short) UTF8_NAMES)
                .putShort((short) DEFLATED)
                .putInt(dosTime)
                .put(new byte[12])
                .putShort((short) name.length)
                .putShort((short) 0)
                .put(name)
                .flip();
    }

    /** Check sum and sizes, as they stand in a local header. */
    static ByteBuffer sizes(Entry entry) {
        return putSizes(buffer(12), entry).flip();
    }

    /** The central directory and the end of the file. */
    static ByteBuffer directory(List<Entry> entries, int dosTime, long offset) {
        int length = entries.stream()
                .mapToInt(entry -> CENTRAL_LENGTH + entry.encodedName().length)
                .sum();
        ByteBuffer out = buffer(length + END_LENGTH);
        entries.forEach(entry -> putCentral(out, entry, dosTime));
        return out.putInt(0x06054b50)
                .putInt(0)
                .putShort((short) entries.size())
                .putShort((short) entries.size())
                .putInt(length)
                .putInt((int) offset)
                .putShort((short) 0)
                .flip();
    }

    private static void putCentral(ByteBuffer out, Entry entry, int dosTime) {
        byte[] name = entry.encodedName();
        out.putInt(0x02014b50)
                .putShort((short) VERSION)
                .putShort((short) VERSION)
                .putShort((short) UTF8_NAMES)
                .putShort((short) DEFLATED)
                .putInt(dosTime);
        putSizes(out, entry)
                .putShort((short) name.length)
                .put(new byte[12])
                .putInt((int) entry.offset())
                .put(name);
    }

    private static ByteBuffer putSizes(ByteBuffer out, Entry entry) {
        return out.putInt((int) entry.crc()).putInt((int) entry.compressed()).putInt((int) entry.size());
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Date and time as ZIP has them: from 1980 to 2107, even seconds. */
    static int dosTime(LocalDateTime time) {
        int year = Math.min(Math.max(time.getYear() - 1980, 0), 127);
        return year << 25
                | time.getMonthValue() << 21
                | time.getDayOfMonth() << 16
                | time.getHour() << 11
                | time.getMinute() << 5
                | time.getSecond() >> 1;
    }
}
