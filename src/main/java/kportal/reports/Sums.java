package kportal.reports;

import java.util.List;
import java.util.Locale;
import kportal.support.Money;
import kportal.transactions.Status;
import org.jspecify.annotations.Nullable;

/**
 * What came of some purchases; money that is surely spent and money in doubt are never one number.
 *
 * @param doubted how many are unknown, pending or on their way
 * @param answered how many Kpoint answered, in all of {@code tookMs}
 */
public record Sums(
        long bought, Money spent, long doubted, Money doubt, long failed, long reversed, long answered, long tookMs) {
    static final Sums NONE = new Sums(0, Money.ZERO, 0, Money.ZERO, 0, 0, 0, 0);

    static Sums of(List<Cell> cells) {
        return cells.stream().map(Sums::of).reduce(NONE, Sums::plus);
    }

    private static Sums of(Cell cell) {
        boolean sure = cell.status() == Status.SUCCEEDED;
        boolean doubt = cell.status().unsettled() || cell.status() == Status.SENDING;
        return new Sums(
                sure ? cell.count() : 0,
                sure ? cell.amount() : Money.ZERO,
                doubt ? cell.count() : 0,
                doubt ? cell.amount() : Money.ZERO,
                cell.status() == Status.FAILED ? cell.count() : 0,
                cell.status() == Status.REVERSED ? cell.count() : 0,
                cell.answered(),
                cell.tookMs());
    }

    Sums plus(Sums other) {
        return new Sums(
                bought + other.bought,
                spent.plus(other.spent),
                doubted + other.doubted,
                doubt.plus(other.doubt),
                failed + other.failed,
                reversed + other.reversed,
                answered + other.answered,
                tookMs + other.tookMs);
    }

    public boolean isEmpty() {
        return count() == 0;
    }

    public long count() {
        return bought + doubted + failed + reversed;
    }

    /** Of those whose end is known, how many went through and stayed so, in percent; null: none has ended. */
    public @Nullable String rate() {
        long ended = bought + failed + reversed;
        return ended == 0 ? null : String.format(Locale.ROOT, "%.1f%%", 100.0 * bought / ended);
    }

    /** Until Kpoint answered, on average, in seconds; null: it never did. */
    public @Nullable String seconds() {
        return answered == 0 ? null : String.format(Locale.ROOT, "%.1f", tookMs / 1000.0 / answered);
    }
}
