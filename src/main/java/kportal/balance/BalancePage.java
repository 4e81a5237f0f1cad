package kportal.balance;

import java.util.List;
import kportal.support.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the owner sees of the money at Kpoint.
 *
 * @param now none while there is no opening balance
 * @param last the newest check; none while there is none, or nothing that it can be counted from
 * @param checks newest first
 * @param older the id of the last of them, when there are more
 * @param entries opening balances and deposits, newest first
 */
public record BalancePage(
        @Nullable Expectation now,
        @Nullable Looked last,
        List<Entry> checks,
        @Nullable String older,
        List<Entry> entries) {
    /** A check, what would be expected at its time by what is known today, and what may explain the rest. */
    public record Looked(Entry check, Expectation today, Explanation explanation) {
        public Money drift() {
            return check.amount().minus(today.most());
        }

        /** Whether something was settled or entered since that changes it. */
        public boolean changed() {
            return !drift().equals(check.drift());
        }
    }
}
