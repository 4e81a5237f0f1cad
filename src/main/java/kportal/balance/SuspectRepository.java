package kportal.balance;

import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.inline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import kportal.support.Money;
import kportal.transactions.RowRepository;
import kportal.transactions.Status;
import kportal.transactions.Transaction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;

/** Looks for what may explain a drift: the newest few hundred of each kind, through an index of each kind's own. */
final class SuspectRepository {
    private static final int MOST = 500;

    private final SpendingRepository spending;

    SuspectRepository(SpendingRepository spending) {
        this.spending = spending;
    }

    Explanation explain(DSLContext sql, String businessId, Expectation expected, Money drift) {
        if (drift.equals(Money.ZERO)) {
            return Explanation.NONE;
        }
        Instant after = expected.opening().happenedAt();
        List<Suspect> suspects = new ArrayList<>(
                found(sql, spending.open(businessId, after, expected.at()), byTime(), SuspectRepository::open));
        Condition settled = spending.mine(businessId).and(TRANSACTIONS.SETTLED_AT.gt(after));
        suspects.addAll(found(sql, settled, TRANSACTIONS.SETTLED_AT.desc(), row -> settled(row, after, expected.at())));
        Condition charged = spending.mine(businessId)
                .and(TRANSACTIONS.CHARGED_KOBO.ne(TRANSACTIONS.AMOUNT_KOBO))
                .and(TRANSACTIONS.STATUS.eq(inline(Status.SUCCEEDED.code())))
                .and(TRANSACTIONS.SETTLED_AT.isNull())
                .and(SpendingRepository.within(TRANSACTIONS.SENT_AT, after, expected.at()));
        suspects.addAll(found(sql, charged, byTime(), SuspectRepository::charged));
        return Explanation.of(drift, suspects);
    }

    private static SortField<Instant> byTime() {
        return TRANSACTIONS.SENT_AT.desc();
    }

    private static List<Suspect> found(
            DSLContext sql,
            Condition which,
            SortField<Instant> order,
            Function<Transaction, @Nullable Suspect> suspect) {
        return RowRepository.select(sql)
                .where(which)
                .orderBy(order, TRANSACTIONS.ID.desc())
                .limit(MOST)
                .fetch(RowRepository::read)
                .stream()
                .map(suspect)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** Counted as not spent. */
    private static Suspect open(Transaction row) {
        Suspect.Why why =
                switch (row.status()) {
                    case PENDING -> Suspect.Why.PENDING;
                    case SENDING -> Suspect.Why.SENDING;
                    default -> Suspect.Why.UNKNOWN;
                };
        return new Suspect(row, why, Money.ZERO.minus(cost(row)));
    }

    /** Of what was sent before the opening only money that came back is not in it. */
    private static @Nullable Suspect settled(Transaction row, Instant after, Instant until) {
        Instant sentAt = row.sentAt();
        boolean reversed = row.status() == Status.REVERSED;
        if (sentAt == null || sentAt.isAfter(until) || row.unsettled()) {
            return null;
        }
        if (!sentAt.isAfter(after)) {
            return reversed ? new Suspect(row, Suspect.Why.CAME_BACK, cost(row)) : null;
        }
        boolean counted = row.status() == Status.SUCCEEDED;
        return new Suspect(row, Suspect.Why.SETTLED, counted ? cost(row) : Money.ZERO.minus(cost(row)));
    }

    private static @Nullable Suspect charged(Transaction row) {
        Money amount = row.order().amount();
        Money charged = row.charged();
        return amount == null || charged == null ? null : new Suspect(row, Suspect.Why.CHARGED, charged.minus(amount));
    }

    private static Money cost(Transaction row) {
        Money charged = row.charged();
        Money amount = row.order().amount();
        return charged != null ? charged : amount == null ? Money.ZERO : amount;
    }
}
