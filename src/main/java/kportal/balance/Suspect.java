package kportal.balance;

import java.util.List;
import kportal.support.Money;
import kportal.transactions.Transaction;

/**
 * What may explain a drift.
 *
 * @param transactions one, or two together
 * @param effect what the drift would be, were this the other way round than it stands, and nothing else
 */
public record Suspect(List<Transaction> transactions, Why why, Money effect) {
    /** In the order in which they are to be looked at. */
    public enum Why {
        UNKNOWN,
        PENDING,
        SENDING,
        /** A person said what came of it. */
        SETTLED,
        /** Bought before the opening balance, and the money came back after it. */
        CAME_BACK,
        /** Kpoint said that it charged something else than the amount. */
        CHARGED;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    Suspect(Transaction transaction, Why why, Money effect) {
        this(List.of(transaction), why, effect);
    }

    Suspect with(Suspect other) {
        Why later = why.compareTo(other.why) > 0 ? why : other.why;
        return new Suspect(
                List.of(transactions.getFirst(), other.transactions.getFirst()), later, effect.plus(other.effect));
    }
}
