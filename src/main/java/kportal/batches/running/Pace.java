package kportal.batches.running;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many rows of a batch are on their way at once: fewer when Kpoint's answers slow down or it says "too many", more again
 * when it has answered well for a while.
 */
final class Pace {
    private static final int FIRST = 4;
    private static final int MOST = 8;

    /** So many good answers in a row are worth one more at once. */
    private static final int WELL = 20;

    /** Slower than its best so far by this much, and by a time that a person would notice. */
    private static final int TIMES_SLOWER = 4;

    private static final Duration NOTICED = Duration.ofSeconds(2);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int width = FIRST;
    private int under;
    private int well;
    private Duration best = Duration.ofDays(1);
    private long restUntil = System.nanoTime();
    private boolean ended;

    /** Waits for a place. False: nothing more is to go. */
    boolean enter() throws InterruptedException {
        lock.lock();
        try {
            while (!ended && (under >= width || restUntil - System.nanoTime() > 0)) {
                long rest = Math.max(restUntil - System.nanoTime(), 0);
                if (rest > 0) {
                    var _ = changed.awaitNanos(rest);
                } else {
                    changed.await();
                }
            }
            under += ended ? 0 : 1;
            return !ended;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            under--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void answered(Duration took) {
        lock.lock();
        try {
            best = took.compareTo(best) < 0 ? took : best;
            boolean slow = took.compareTo(NOTICED) > 0 && took.compareTo(best.multipliedBy(TIMES_SLOWER)) > 0;
            well = slow ? 0 : well + 1;
            if (slow) {
                width = Math.max(1, width / 2);
            } else if (well >= WELL) {
                well = 0;
                width = Math.min(MOST, width + 1);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** One at a time from now on, and none for a while. */
    void refused(Duration rest) {
        lock.lock();
        try {
            width = 1;
            well = 0;
            restUntil = System.nanoTime() + rest.toNanos();
        } finally {
            lock.unlock();
        }
    }

    /** False: it ended meanwhile. */
    boolean rest(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long left = time.toNanos();
            while (!ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !ended;
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int width() {
        lock.lock();
        try {
            return width;
        } finally {
            lock.unlock();
        }
    }
}
