package kportal.web;

import java.time.Duration;

/** Not now: nothing was done, and the same may be tried again after a while. */
public abstract sealed class Later extends RuntimeException permits Busy, TooMany {
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    Later(String what, Duration wait) {
        // Expected, and told to whoever asked: a flood throws many, and nobody reads where they came from.
        super(what, null, false, false);
        this.wait = wait;
    }

    abstract int status();

    /** What a form says of it. */
    abstract Message message();

    /** In whole seconds, as the header Retry-After takes it. */
    long seconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
