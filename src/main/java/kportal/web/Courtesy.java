package kportal.web;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who waits for a page goes first: what takes long rests between two of its steps while one is being made, and a moment longer,
 * for pages seldom come alone.
 */
public final class Courtesy {
    private static final String WAITING = "courtesy.waiting";

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition nobodyWaits = lock.newCondition();
    private final Duration quiet;
    private final Duration longest;
    private int waiting;
    private long lastMade = System.nanoTime();

    /** However many pages are asked for, what takes long ends at last. */
    public Courtesy() {
        this(Duration.ofMillis(5), Duration.ofMillis(10));
    }

    Courtesy(Duration quiet, Duration longest) {
        this.quiet = quiet;
        this.longest = longest;
    }

    void begin(Context ctx) {
        ctx.attribute(WAITING, true);
        count(1);
    }

    /** It is answered, or it is one that takes long itself. */
    public void leave(Context ctx) {
        if (ctx.attribute(WAITING) != null) {
            ctx.attribute(WAITING, null);
            count(-1);
        }
    }

    public void rest() {
        lock.lock();
        try {
            long end = System.nanoTime() + longest.toNanos();
            long left = left(end);
            while (left > 0) {
                nobodyWaits.awaitNanos(left);
                left = left(end);
            }
        } catch (InterruptedException e) {
            // Whoever stops it is heard at the next place that can end.
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private long left(long end) {
        long now = System.nanoTime();
        long atMost = end - now;
        return waiting > 0 ? atMost : Math.min(atMost, lastMade + quiet.toNanos() - now);
    }

    void count(int more) {
        lock.lock();
        try {
            waiting += more;
            if (waiting == 0) {
                lastMade = System.nanoTime();
                nobodyWaits.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
