package kportal.reports;

import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import kportal.support.Money;
import org.jspecify.annotations.Nullable;

/**
 * A month held against the one before, each added up from its first day on.
 *
 * @param until the last day that was asked for, by which the two are compared
 */
public record Months(YearMonth current, List<Day> days, int until) {
    /** What was surely spent until the end of a day; null: there is no such day, or it is after the last one asked for. */
    public record Day(
            int number, @Nullable Money now, @Nullable Money before) {}

    public YearMonth previous() {
        return current.minusMonths(1);
    }

    /** This one so far. */
    public Money now() {
        Money now = days.get(until - 1).now();
        return now == null ? Money.ZERO : now;
    }

    /** The one before until the same day; all of it, where it has no such day. */
    public Money before() {
        int day = Math.min(until, previous().lengthOfMonth());
        Money before = days.get(day - 1).before();
        return before == null ? Money.ZERO : before;
    }

    /** How much more, in percent; null: nothing to compare with. */
    public @Nullable String change() {
        long before = before().kobo();
        return before == 0 ? null : String.format(Locale.ROOT, "%+.1f%%", 100.0 * (now().kobo() - before) / before);
    }
}
