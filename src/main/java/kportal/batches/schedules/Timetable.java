package kportal.batches.schedules;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kportal.jobs.Cron;
import kportal.support.LagosTime;
import org.jspecify.annotations.Nullable;

/**
 * When it comes round, Lagos time.
 *
 * @param day of the week from Monday, 1; or of the month, where a shorter month's last day stands for those it lacks
 * @param cron five fields, empty for the others
 * @param until the last day that counts
 */
public record Timetable(
        Repeats repeats,
        LocalTime at,
        int day,
        String cron,
        LocalDate startsOn,
        @Nullable LocalDate until) {

    /** The first time after that one; empty when none comes any more. */
    public Optional<Instant> next(Instant after) {
        Instant before = LagosTime.startOf(startsOn).minusMillis(1);
        return first(after.isBefore(before) ? before : after)
                .filter(time -> until == null || !LagosTime.dayOf(time).isAfter(until));
    }

    /** So many of them. */
    public List<Instant> next(Instant after, int most) {
        List<Instant> times = new ArrayList<>();
        Optional<Instant> time = next(after);
        while (time.isPresent() && times.size() < most) {
            times.add(time.get());
            time = next(time.get());
        }
        return times;
    }

    private Optional<Instant> first(Instant after) {
        if (repeats == Repeats.CRON) {
            return Cron.read(cron).orElseThrow().next(after);
        }
        LocalDate today = LagosTime.dayOf(after);
        Instant time = on(from(today));
        return Optional.of(time.isAfter(after) ? time : on(from(afterwards(from(today)))));
    }

    /** That day, or the next that it comes on. */
    private LocalDate from(LocalDate date) {
        return switch (repeats) {
            case WEEKLY -> date.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(day)));
            case MONTHLY -> in(YearMonth.from(date));
            case DAILY, CRON -> date;
        };
    }

    private LocalDate in(YearMonth month) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    private LocalDate afterwards(LocalDate date) {
        return repeats == Repeats.MONTHLY ? date.plusMonths(1).withDayOfMonth(1) : date.plusDays(1);
    }

    private Instant on(LocalDate date) {
        return date.atTime(at).atZone(LagosTime.ZONE).toInstant();
    }
}
