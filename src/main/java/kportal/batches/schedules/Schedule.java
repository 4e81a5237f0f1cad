package kportal.batches.schedules;

import java.time.Instant;
import java.util.List;
import kportal.batches.Planned;
import kportal.support.Money;
import kportal.transactions.Payer;
import kportal.transactions.Service;
import org.jspecify.annotations.Nullable;

/**
 * A batch that comes round again by itself.
 *
 * @param reason why it paused, a message key's end
 * @param plans what its rows buy, at the prices that a person last saw
 * @param madeBy who pays
 * @param nextAt the first time that nobody has begun; none comes any more when it has none
 * @param lastAt the last that somebody has
 */
public record Schedule(
        String id,
        String businessId,
        Wanted wanted,
        List<Planned> plans,
        ScheduleState state,
        @Nullable String reason,
        String madeBy,
        @Nullable Instant nextAt,
        @Nullable Instant lastAt) {

    public boolean active() {
        return state == ScheduleState.ACTIVE && nextAt != null;
    }

    public boolean paused() {
        return state == ScheduleState.PAUSED;
    }

    public boolean ended() {
        return !active() && !paused();
    }

    public boolean messages() {
        return wanted.service() == Service.SMS;
    }

    public Money cap() {
        return new Money(wanted.most());
    }

    Payer payer() {
        return new Payer(businessId, madeBy);
    }

    /** What happens next, as dates. */
    List<Instant> dates(int most) {
        return nextAt != null && active() ? wanted.timetable().next(nextAt.minusMillis(1), most) : List.of();
    }

    /** The first time that it would come if it went on now: none comes twice, whichever clock was ahead. */
    @Nullable
    Instant goesOn(Instant now) {
        return wanted.timetable()
                .next(lastAt == null || lastAt.isBefore(now) ? now : lastAt)
                .orElse(null);
    }
}
