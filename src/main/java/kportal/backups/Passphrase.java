package kportal.backups;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Encrypts a whole backup: eight letters and a salt, then what Tink's streaming AES-GCM makes of it, piece by piece. */
public final class Passphrase {
    private static final byte[] MAGIC = "KPORTAL1".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT = 16;
    private static final int KEY_BYTES = 32;
    private static final int PIECE = 1 << 16;

    /** OWASP's number for PBKDF2 with SHA-256 (Password Storage Cheat Sheet). */
    private static final int ROUNDS = 600_000;

    private final String words;

    public Passphrase(String words) {
        this.words = words;
    }

    OutputStream encrypting(OutputStream to) throws IOException {
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.write(MAGIC);
        head.write(salt);
        to.write(head.toByteArray());
        try {
            return cipher(salt).newEncryptingStream(to, head.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IOException("it can't be encrypted", e);
        }
    }

    /** What is read of it is what was written, or an exception: with another passphrase, changed, or cut short. */
    InputStream decrypting(InputStream from) throws IOException {
        byte[] head = from.readNBytes(MAGIC.length + SALT);
        if (!begins(head)) {
            throw new IOException("it is no encrypted backup");
        }
        try {
            return cipher(Arrays.copyOfRange(head, MAGIC.length, head.length)).newDecryptingStream(from, head);
        } catch (GeneralSecurityException e) {
            throw new IOException("it can't be decrypted", e);
        }
    }

    static boolean begins(byte[] head) {
        return head.length >= MAGIC.length && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    private StreamingAead cipher(byte[] salt) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(words.toCharArray(), salt, ROUNDS, KEY_BYTES * 8);
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(spec)
                .getEncoded();
        return new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, PIECE, 0);
    }
}
