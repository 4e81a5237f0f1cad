package kportal.kpoint.wire;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a request's first byte passes. Shut before it was opened, it is proof that nothing left and nothing will; opened
 * once, it never opens again.
 */
public final class Gate {
    private enum State {
        WAITING,
        OPENED,
        SHUT
    }

    /** Stops an exchange before its first byte. */
    public static final class Shut extends Exception {
        private static final long serialVersionUID = 1L;

        Shut() {
            super("the gate is shut");
        }
    }

    private final long leaveByNanos;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final CompletableFuture<Long> opened = new CompletableFuture<>();

    /** @param leaveByNanos the {@code nanoTime} from which on it doesn't open any more */
    public Gate(long leaveByNanos) {
        this.leaveByNanos = leaveByNanos;
    }

    long leaveByNanos() {
        return leaveByNanos;
    }

    /** Once returned, the request may have left. */
    public void open() throws Shut {
        long now = System.nanoTime();
        if (now - leaveByNanos >= 0 || !state.compareAndSet(State.WAITING, State.OPENED)) {
            throw new Shut();
        }
        opened.complete(now);
    }

    /** Shuts it for good; false: too late, the request may have left. */
    public boolean shut() {
        return state.compareAndSet(State.WAITING, State.SHUT) || state.get() == State.SHUT;
    }

    /** Completes with the {@code nanoTime} at which the request began to leave. */
    public CompletableFuture<Long> opened() {
        return opened;
    }
}
