package kportal.support;

/** What encrypts a secret that is stored: what was sealed for one owner can't be opened for another. */
public interface Seal {
    byte[] encrypt(String secret, String owner);

    String decrypt(byte[] ciphertext, String owner);
}
