package kportal.balance;

import java.time.Instant;
import kportal.support.Money;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the owner entered.
 *
 * @param happenedAt when it was so
 * @param amount of a check: what Kpoint's dashboard said
 * @param check none but of a check
 * @param enteredBy a mail address
 * @param takenBack none while it counts
 */
public record Entry(
        String id,
        EntryKind kind,
        Instant happenedAt,
        Money amount,
        @Nullable String note,
        @Nullable Figures check,
        String enteredBy,
        Instant enteredAt,
        @Nullable TakenBack takenBack) {
    /**
     * What a check was held against, as far as it was known then.
     *
     * @param expected were nothing of the doubt spent
     * @param doubt how much less it may be
     */
    public record Figures(Money expected, Money doubt) {}

    /** Who took it back, when and why. */
    public record TakenBack(String by, Instant at, @Nullable String why) {}

    public boolean counts() {
        return takenBack == null;
    }

    /** Of a check: how much more was there than expected; less is below zero. */
    public Money drift() {
        return check == null ? Money.ZERO : amount.minus(check.expected());
    }
}
