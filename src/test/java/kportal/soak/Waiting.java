package kportal.soak;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** For what another process does and nobody tells: looked at again and again, with a deadline. */
final class Waiting {
    interface Question {
        boolean isSo() throws Exception;
    }

    private Waiting() {}

    static void until(String what, long millis, Question question) {
        if (!within(millis, question)) {
            throw new IllegalStateException("waited " + millis + " ms for " + what);
        }
    }

    static boolean within(long millis, Question question) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            while (!question.isSo()) {
                if (System.nanoTime() - end > 0) {
                    return false;
                }
                LockSupport.parkNanos(1_000_000);
            }
            return true;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
