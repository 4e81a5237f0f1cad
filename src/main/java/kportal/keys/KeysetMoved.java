package kportal.keys;

/** Another key is in force since something was encrypted: nothing of it was written, and it is to be encrypted anew. */
public final class KeysetMoved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysetMoved() {
        super("the keyset was rotated");
    }
}
