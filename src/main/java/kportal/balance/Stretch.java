package kportal.balance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import kportal.support.LagosTime;
import kportal.support.Periods;

/**
 * From just after one time to another: as few whole periods as cover its whole days, and what is left at its ends.
 *
 * @param periods days, months and years as {@code totals} names them
 * @param ends which rows are counted one by one
 */
record Stretch(List<String> periods, List<End> ends) {
    /** From here, this moment included, to there, that one not. */
    record End(Instant from, Instant before) {}

    static Stretch of(Instant after, Instant until) {
        // Times are kept to the millisecond.
        Instant from = after.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        Instant before = until.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        LocalDate first = LagosTime.dayOf(from)
                .plusDays(LagosTime.startOf(LagosTime.dayOf(from)).equals(from) ? 0 : 1);
        LocalDate end = LagosTime.dayOf(before);
        if (!first.isBefore(end)) {
            return new Stretch(List.of(), List.of(new End(from, before)));
        }
        List<End> ends = new ArrayList<>();
        if (from.isBefore(LagosTime.startOf(first))) {
            ends.add(new End(from, LagosTime.startOf(first)));
        }
        if (LagosTime.startOf(end).isBefore(before)) {
            ends.add(new End(LagosTime.startOf(end), before));
        }
        return new Stretch(Periods.covering(first, end), ends);
    }
}
