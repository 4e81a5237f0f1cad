package kportal.accounts.passwords;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import kportal.web.Busy;
import kportal.web.Message;
import kportal.web.Turns;
import kportal.web.Turns.Turn;

/**
 * A few threads and a short queue for what takes a core a fifth of a second: a flood of sign-ins is told to come back and
 * can't slow the other pages. One network may hold half of the places, so that it can't keep the others out.
 */
public final class HashingPool implements AutoCloseable {
    private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 2);
    private static final int QUEUE = 32;
    private static final Message CROWDED = Message.of("error.busy");
    static final int SHARE = (THREADS + QUEUE) / 2;

    private final Turns turns = new Turns("hashing for one network", SHARE, CROWDED);
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(QUEUE),
            Thread.ofPlatform().daemon().name("hashing").factory());

    /** Throws {@link Busy} when there is no place. */
    public <T> T run(String network, Callable<T> work) {
        try (Turn _ = turns.take(network)) {
            return run(work);
        }
    }

    private <T> T run(Callable<T> work) {
        try {
            return threads.submit(work).get();
        } catch (RejectedExecutionException e) {
            throw new Busy("hashing", CROWDED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy("hashing", CROWDED);
        } catch (ExecutionException e) {
            throw new IllegalStateException("hashing failed", e.getCause());
        }
    }

    /** How many wait for one of the threads. */
    public int waiting() {
        return threads.getQueue().size();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
