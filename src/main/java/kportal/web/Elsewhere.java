package kportal.web;

/** Whoever asks is led to another page first: what they asked for is not begun, what comes after every request is. */
final class Elsewhere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;

    Elsewhere(String path) {
        // Expected: nobody reads where it came from.
        super("led to " + path, null, false, false);
        this.path = path;
    }

    String path() {
        return path;
    }
}
