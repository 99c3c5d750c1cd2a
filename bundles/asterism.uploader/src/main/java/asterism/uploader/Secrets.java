package asterism.uploader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Passwords as they are kept: AES-256-GCM with a random IV, bound to the connection that they belong to. Base64 of one
 * byte 1, the IV, and the encrypted bytes with their tag.
 */
final class Secrets {
    private static final byte FORM = 1;
    private static final int IV_BYTES = 12;
    private static final int MOST_BYTES = 4;
    private static final int TAG_BITS = 128;

    private final MasterKey key;
    private final SecureRandom random = new SecureRandom();

    Secrets(MasterKey key) {
        this.key = key;
    }

    String encrypt(String connectionId, char[] password) throws IOException {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        byte[] plain = bytes(password);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key.findOrMake(), iv, connectionId);
            byte[] sealed = cipher.doFinal(plain);
            byte[] all = ByteBuffer.allocate(1 + iv.length + sealed.length)
                    .put(FORM)
                    .put(iv)
                    .put(sealed)
                    .array();
            return Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IOException("A password cannot be encrypted", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** The password; empty when the key is gone, or is another, or the text belongs to another connection. */
    Optional<char[]> decrypt(String connectionId, String kept) throws IOException {
        Optional<SecretKey> known = key.find();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] all = Base64.getDecoder().decode(kept);
            if (all.length <= 1 + IV_BYTES || all[0] != FORM) {
                return Optional.empty();
            }
            byte[] iv = Arrays.copyOfRange(all, 1, 1 + IV_BYTES);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, known.get(), iv, connectionId);
            byte[] plain = cipher.doFinal(all, 1 + IV_BYTES, all.length - 1 - IV_BYTES);
            return Optional.of(characters(plain));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(char[] password) {
        ByteBuffer text = ByteBuffer.allocate(password.length * MOST_BYTES);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(password), text, true);
        byte[] bytes = Arrays.copyOf(text.array(), text.position());
        Arrays.fill(text.array(), (byte) 0);
        return bytes;
    }

    private static char[] characters(byte[] plain) {
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(plain));
        char[] characters = Arrays.copyOf(text.array(), text.limit());
        Arrays.fill(text.array(), '\0');
        Arrays.fill(plain, (byte) 0);
        return characters;
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] iv, String connectionId)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(("asterism.uploader/" + connectionId).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
