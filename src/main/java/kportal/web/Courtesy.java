package kportal.web;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Who waits for a page goes first: what takes long rests between two of its steps while one is being made. */
public final class Courtesy {
    private static final String WAITING = "courtesy.waiting";

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition nobodyWaits = lock.newCondition();
    private final Duration longest;
    private int waiting;

    /** However many pages are asked for, what takes long ends at last. */
    public Courtesy() {
        this(Duration.ofMillis(20));
    }

    Courtesy(Duration longest) {
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
            long left = longest.toNanos();
            while (waiting > 0 && left > 0) {
                left = nobodyWaits.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // Whoever stops it is heard at the next place that can end.
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    void count(int more) {
        lock.lock();
        try {
            waiting += more;
            if (waiting == 0) {
                nobodyWaits.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
