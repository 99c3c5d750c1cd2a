package asterism.lotdata;

/** Mixing of 64-bit hashes. The results are stored, so the functions must never change. */
final class Mix {
    private Mix() {}

    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** Takes one more value into a hash; the order of values counts. */
    static long add(long hash, long value) {
        return mix(hash * 31 + value);
    }
}
