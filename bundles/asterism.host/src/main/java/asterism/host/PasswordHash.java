package asterism.host;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a password.
 *
 * @param algorithm  name of the function, as Java has it
 * @param iterations how often it was applied
 * @param salt       base64
 * @param hash       base64
 */
record PasswordHash(String algorithm, int iterations, String salt, String hash) {
    static final int SHORTEST = 12;
    static final int LONGEST = 200;

    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final int ITERATIONS = 210_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 512;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A hash takes a processor a tenth of a second: who sends many passwords must not get them all. */
    private static final Semaphore HASHING =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));

    /** No password has it; to compare with it takes as long as with that of a user. */
    static final PasswordHash OF_NOBODY = new PasswordHash(
            ALGORITHM,
            ITERATIONS,
            Base64.getEncoder().encodeToString(new byte[SALT_BYTES]),
            Base64.getEncoder().encodeToString(new byte[HASH_BITS / Byte.SIZE]));

    /** Whether it is long enough, and no longer than anybody types. */
    static boolean isAllowed(String password) {
        int characters = password.codePointCount(0, password.length());
        return characters >= SHORTEST && characters <= LONGEST;
    }

    static PasswordHash of(String password) {
        return of(password, ITERATIONS);
    }

    static PasswordHash of(String password, int iterations) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        byte[] hash = derive(ALGORITHM, password, iterations, salt, HASH_BITS);
        Base64.Encoder base64 = Base64.getEncoder();
        return new PasswordHash(ALGORITHM, iterations, base64.encodeToString(salt), base64.encodeToString(hash));
    }

    boolean matches(String password) {
        byte[] expected = Base64.getDecoder().decode(hash);
        byte[] salted = Base64.getDecoder().decode(salt);
        return MessageDigest.isEqual(
                expected, derive(algorithm, password, iterations, salted, expected.length * Byte.SIZE));
    }

    /** Keyboards compose letters in more than one way, which are the same password. */
    private static byte[] derive(String algorithm, String password, int iterations, byte[] salt, int bits) {
        char[] letters = Normalizer.normalize(password, Normalizer.Form.NFC).toCharArray();
        PBEKeySpec spec = new PBEKeySpec(letters, salt, iterations, bits);
        HASHING.acquireUninterruptibly();
        try {
            return SecretKeyFactory.getInstance(algorithm).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Passwords cannot be checked: " + algorithm, e);
        } finally {
            HASHING.release();
            spec.clearPassword();
        }
    }

    /** Says nothing of it in logs. */
    @Override
    public String toString() {
        return algorithm + " " + iterations;
    }
}
