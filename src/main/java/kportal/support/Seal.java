package kportal.support;

/** What encrypts a secret that is stored: what was sealed for one owner can't be opened for another. */
public interface Seal {
    byte[] encrypt(String secret, String owner);

    /**
     * Under the key that the sample is encrypted with. For what a transaction stores: there the sample is read, and says
     * which key is in force, whatever a rotation does meanwhile.
     */
    byte[] encryptAs(byte[] sample, String secret, String owner);

    String decrypt(byte[] ciphertext, String owner);
}
