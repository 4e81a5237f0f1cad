package kportal.balance;

import java.time.Instant;
import java.util.List;
import kportal.support.Money;

/**
 * What should be at Kpoint at a time.
 *
 * @param opening from which it is counted
 * @param deposits since then
 * @param spent since then, for certain
 * @param doubts since then, by status: unknown first, then pending, then sending; none with nothing in it
 * @param earlier how many are in doubt from before the opening: it holds already what became of them
 * @param cameBack for what was bought before the opening, and said so after it only: which of the two it came back, nobody knows
 */
public record Expectation(
        Entry opening, Instant at, Deposits deposits, Money spent, List<Doubt> doubts, long earlier, Money cameBack) {
    /** How many there were, and what they come to. */
    public record Deposits(long count, Money amount) {}

    public Money doubt() {
        return doubts.stream().map(Doubt::amount).reduce(Money.ZERO, Money::plus);
    }

    public boolean certain() {
        return doubt().equals(Money.ZERO);
    }

    /** Were nothing of the doubt spent. */
    public Money most() {
        return opening.amount().plus(deposits.amount()).minus(spent);
    }

    /** Were all of it. */
    public Money least() {
        return most().minus(doubt());
    }

    Entry.Figures figures() {
        return new Entry.Figures(most(), doubt());
    }
}
