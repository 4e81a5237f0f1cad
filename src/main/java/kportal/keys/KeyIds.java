package kportal.keys;

import com.google.crypto.tink.KeysetHandle;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.Set;

/** Which of a keyset's keys encrypted something: Tink writes a 1 and the key's id before each ciphertext. */
final class KeyIds {
    private static final int PREFIX = 5;

    private KeyIds() {}

    /** 0, which no key has, when it is no ciphertext of ours. */
    static int of(byte[] ciphertext) {
        return ciphertext.length > PREFIX && ciphertext[0] == 1
                ? ByteBuffer.wrap(ciphertext).getInt(1)
                : 0;
    }

    static Set<Integer> all(KeysetHandle handle) {
        Set<Integer> ids = new HashSet<>();
        for (int i = 0; i < handle.size(); i++) {
            ids.add(handle.getAt(i).getId());
        }
        return ids;
    }

    /** The same keys, of which this one encrypts. */
    static KeysetHandle withPrimary(KeysetHandle handle, int id) throws GeneralSecurityException {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(handle);
        for (int i = 0; i < handle.size(); i++) {
            if (handle.getAt(i).getId() == id) {
                builder.getAt(i).makePrimary();
                return builder.build();
            }
        }
        throw new GeneralSecurityException("the keyset has no such key");
    }
}
