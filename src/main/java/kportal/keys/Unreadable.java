package kportal.keys;

/** What is stored was not encrypted for its row by this keyset. Says nothing of what it is. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable() {
        super("what is stored was not encrypted for its owner by this keyset");
    }
}
