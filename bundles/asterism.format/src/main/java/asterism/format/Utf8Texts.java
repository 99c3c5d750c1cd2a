package asterism.format;

/** UTF-8, which has all characters. */
final class Utf8Texts extends Texts {
    Utf8Texts(Blocks blocks, Escapes escapes) {
        super(blocks, escapes);
    }

    @Override
    boolean lacks(char c) {
        return false;
    }

    @Override
    int encode(char c, byte[] bytes, int at) {
        int end = at;
        if (c < 0x800) {
            bytes[end++] = (byte) (0xC0 | (c >> 6));
        } else {
            bytes[end++] = (byte) (0xE0 | (c >> 12));
            bytes[end++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        }
        bytes[end++] = (byte) (0x80 | (c & 0x3F));
        return end;
    }

    @Override
    int encodePair(int c, byte[] bytes, int at) {
        bytes[at] = (byte) (0xF0 | (c >> 18));
        bytes[at + 1] = (byte) (0x80 | ((c >> 12) & 0x3F));
        bytes[at + 2] = (byte) (0x80 | ((c >> 6) & 0x3F));
        bytes[at + 3] = (byte) (0x80 | (c & 0x3F));
        return at + 4;
    }
}
