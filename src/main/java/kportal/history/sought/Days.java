package kportal.history.sought;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days of Lagos, the first and the last one among them.
 *
 * @param from none: from the beginning on
 * @param to none: without an end
 */
public record Days(@Nullable LocalDate from, @Nullable LocalDate to) {
    public static final Days ALL = new Days(null, null);

    public static Days of(LocalDate day) {
        return new Days(day, day);
    }

    /** The days that are in both. */
    public Days and(Days other) {
        return new Days(
                from == null || (other.from != null && other.from.isAfter(from)) ? other.from : from,
                to == null || (other.to != null && other.to.isBefore(to)) ? other.to : to);
    }

    /** The first after the last: none at all. */
    public boolean none() {
        return from != null && to != null && to.isBefore(from);
    }
}
