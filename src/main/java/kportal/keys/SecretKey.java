package kportal.keys;

/** A key in the clear, for the moment of a call. It has no text form. */
public record SecretKey(String id, String secret) {
    @Override
    public String toString() {
        return "SecretKey[" + id + "]";
    }
}
