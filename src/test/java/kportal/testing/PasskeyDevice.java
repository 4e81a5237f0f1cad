package kportal.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** A device that keeps one passkey, and its browser: written from WebAuthn's text, and told to lie where a test wants it. */
public final class PasskeyDevice {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int HAS_KEY = 0x40;

    private final byte[] id;
    private final KeyPair keys;
    private final String origin;
    private final String host;
    private int count;
    private int flags = PRESENT | VERIFIED;
    private String handle = "";

    public PasskeyDevice(String name, String origin, String host) {
        this.id = name.getBytes(StandardCharsets.UTF_8);
        this.origin = origin;
        this.host = host;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private PasskeyDevice(PasskeyDevice other, String origin, String host) {
        this.id = other.id;
        this.keys = other.keys;
        this.count = other.count;
        this.flags = other.flags;
        this.handle = other.handle;
        this.origin = origin;
        this.host = host;
    }

    /** The same keys, at another site. */
    public PasskeyDevice at(String otherOrigin, String otherHost) {
        return new PasskeyDevice(this, otherOrigin, otherHost);
    }

    /** As it is now: what the other one does later, it knows nothing of. */
    public PasskeyDevice copy() {
        return at(origin, host);
    }

    /** One that asks its owner for nothing but a touch. */
    public PasskeyDevice unverified() {
        PasskeyDevice other = copy();
        other.flags = PRESENT;
        return other;
    }

    /** With whose it says that its passkey is. */
    public PasskeyDevice as(String otherHandle) {
        PasskeyDevice other = copy();
        other.handle = otherHandle;
        return other;
    }

    public static String challenge(Page options) {
        return read(options).at("/publicKey/challenge").asText();
    }

    private static JsonNode read(Page options) {
        try {
            return JSON.readTree(options.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(options.body(), e);
        }
    }

    /** Keeps whose it is, as a discoverable passkey does. */
    public String create(Page options) {
        handle = read(options).at("/publicKey/user/id").asText();
        return create(challenge(options));
    }

    public String create(String challenge) {
        byte[] data = concat(data(flags | HAS_KEY), new byte[16], new byte[] {0, (byte) id.length}, id, coseKey());
        byte[] attestation = concat(
                hex("a363666d74646e6f6e656761747453746d74a068617574684461746158"),
                new byte[] {(byte) data.length},
                data);
        return answer(Map.of(
                "clientDataJSON", text(client("webauthn.create", challenge)), "attestationObject", text(attestation)));
    }

    public String sign(String challenge) {
        return answer(assertion(challenge));
    }

    /** Without having been told whose passkey is asked for. */
    public String signAlone(String challenge) {
        Map<String, String> response = new HashMap<>(assertion(challenge));
        response.put("userHandle", handle);
        return answer(response);
    }

    private Map<String, String> assertion(String challenge) {
        count++;
        byte[] data = data(flags);
        byte[] client = client("webauthn.get", challenge);
        return Map.of(
                "clientDataJSON", text(client),
                "authenticatorData", text(data),
                "signature", text(signed(concat(data, sha256(client)))));
    }

    private byte[] client(String type, String challenge) {
        return ("{\"type\":\"" + type + "\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + origin + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] data(int flags) {
        return concat(
                sha256(host.getBytes(StandardCharsets.UTF_8)),
                new byte[] {(byte) flags},
                ByteBuffer.allocate(4).putInt(count).array());
    }

    private byte[] coseKey() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return concat(
                hex("a501020326200121" + "5820"),
                fixed(key.getW().getAffineX()),
                hex("225820"),
                fixed(key.getW().getAffineY()));
    }

    private static byte[] fixed(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return fixed;
    }

    private byte[] signed(byte[] what) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(what);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String answer(Map<String, String> response) {
        try {
            return JSON.writeValueAsString(Map.of(
                    "id", text(id), "type", "public-key", "response", response, "clientExtensionResults", Map.of()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
