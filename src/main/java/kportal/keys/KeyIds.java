package kportal.keys;

import com.google.crypto.tink.KeysetHandle;
import java.nio.ByteBuffer;
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
}
