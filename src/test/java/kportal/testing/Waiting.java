package kportal.testing;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** For what another thread does and nobody tells: looked at again and again, with a deadline. */
public final class Waiting {
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(20);

    private Waiting() {}

    public static void until(BooleanSupplier question) {
        long end = System.nanoTime() + LONGEST;
        while (!question.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("it did not happen in time");
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}
