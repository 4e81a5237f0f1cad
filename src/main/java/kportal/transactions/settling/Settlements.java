package kportal.transactions.settling;

import java.time.Clock;
import java.util.Optional;
import kportal.transactions.Payer;
import kportal.transactions.Status;
import kportal.transactions.Transaction;
import kportal.transactions.TransactionRepository;
import kportal.web.Origin;

/** Settling by hand: what Kpoint's answer left open, only a person who looked can say. */
public final class Settlements {
    private final TransactionRepository transactions;
    private final SettlementRepository settlements;
    private final Clock clock;

    public Settlements(TransactionRepository transactions, SettlementRepository settlements, Clock clock) {
        this.transactions = transactions;
        this.settlements = settlements;
        this.clock = clock;
    }

    public enum Answer {
        SETTLED,
        /** It does not stand where it could be settled so. */
        NOT_OPEN,
        NOT_FOUND
    }

    /** {@code outcome} is succeeded or failed. */
    public Answer resolve(Payer person, Origin origin, String id, Status outcome, String note, Typed typed) {
        Optional<Transaction> found = transactions.find(person.businessId(), id);
        return move(
                person,
                origin,
                found,
                outcome,
                note,
                typed,
                found.filter(t -> mayBecome(t, outcome, typed)).isPresent());
    }

    /** The same again only with a reference or token to it. */
    private static boolean mayBecome(Transaction transaction, Status outcome, Typed typed) {
        boolean reversed = transaction.status() == Status.REVERSED;
        return transaction.resolvable()
                && (transaction.status() != outcome || typed.any())
                && (!reversed || outcome == Status.SUCCEEDED);
    }

    public Answer reverse(Payer person, Origin origin, String id, String note) {
        Optional<Transaction> found = transactions.find(person.businessId(), id);
        boolean open = found.filter(t -> t.status() == Status.SUCCEEDED).isPresent();
        return move(person, origin, found, Status.REVERSED, note, Typed.NOTHING, open);
    }

    private Answer move(
            Payer person,
            Origin origin,
            Optional<Transaction> found,
            Status to,
            String note,
            Typed typed,
            boolean open) {
        if (found.isEmpty() || found.get().draft()) {
            return Answer.NOT_FOUND;
        }
        boolean settled = open && settlements.settle(person, origin, found.get(), to, note, typed, clock.instant());
        return settled ? Answer.SETTLED : Answer.NOT_OPEN;
    }
}
