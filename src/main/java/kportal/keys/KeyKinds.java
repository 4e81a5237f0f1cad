package kportal.keys;

import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AeadWrapper;
import com.google.crypto.tink.aead.AesGcmKeyManager;
import java.security.GeneralSecurityException;

/** The kinds of keys that Tink is told of. A portal makes AES-GCM keys, and starts sooner without the others. */
final class KeyKinds {
    private KeyKinds() {}

    static void register() throws GeneralSecurityException {
        AeadWrapper.register();
        AesGcmKeyManager.register(true);
    }

    /** For a keyset that its owner made elsewhere, of another kind. */
    static void registerAll() throws GeneralSecurityException {
        AeadConfig.register();
    }
}
