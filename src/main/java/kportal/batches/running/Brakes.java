package kportal.batches.running;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import kportal.transactions.OwnReason;
import kportal.transactions.Status;

/** When a batch stops by itself: what went wrong would go wrong with every row after it too. */
final class Brakes {
    private static final int LOOKED_AT = 5;
    private static final int DOUBTS = 3;
    private static final int REFUSALS = 3;

    private final Deque<Status> last = new ArrayDeque<>();
    private int refusals;

    /** Why to pause, a message key's end. */
    synchronized Optional<String> see(Ended row) {
        last.addLast(row.status());
        if (last.size() > LOOKED_AT) {
            last.removeFirst();
        }
        if (last.stream().filter(Status.UNKNOWN::equals).count() >= DOUBTS) {
            return Optional.of("unknown_often");
        }
        if (is(row, OwnReason.TOO_MANY_REQUESTS) && ++refusals >= REFUSALS) {
            return Optional.of(OwnReason.TOO_MANY_REQUESTS.code());
        }
        if (is(row, OwnReason.KEY_REFUSED) || is(row, OwnReason.FEE_NOT_PAID) || is(row, OwnReason.KEY_CHANGED)) {
            return Optional.of(String.valueOf(row.reason()));
        }
        return outOfMoney(row) ? Optional.of("money_out") : Optional.empty();
    }

    /** How long to rest after a "too many requests": each time longer. */
    synchronized int refusals() {
        return refusals;
    }

    static boolean is(Ended row, OwnReason reason) {
        return reason.code().equals(row.reason());
    }

    /** Kpoint documents "insufficient SMS units" for a 422, and no code of its own for it. */
    private static boolean outOfMoney(Ended row) {
        return row.status() == Status.FAILED
                && row.kpointMessage() != null
                && row.kpointMessage().toLowerCase(Locale.ROOT).contains("insufficient");
    }
}
