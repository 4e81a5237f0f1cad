package kportal.transactions.receipts;

import static kportal.db.generated.Tables.TRANSACTIONS;

import java.util.List;
import kportal.db.Database;
import kportal.support.Environment;
import kportal.transactions.Status;
import kportal.transactions.Transaction;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/** The same bought again: what came before a transaction, and what after. */
public final class TryRepository {
    private final Database db;
    private final String environment;

    public TryRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    /**
     * Both ways.
     *
     * @param earlier the one that this was bought again after
     * @param later those sent that were bought again after this one, oldest first
     */
    public record Tries(@Nullable Try earlier, List<Try> later) {
        public boolean none() {
            return earlier == null && later.isEmpty();
        }
    }

    Tries find(String businessId, Transaction of) {
        Condition later = TRANSACTIONS.AGAIN_OF.eq(of.id());
        Condition either = of.againOf() == null ? later : later.or(TRANSACTIONS.ID.eq(of.againOf()));
        List<Try> found = db.read(sql -> sql.select(TRANSACTIONS.ID, TRANSACTIONS.STATUS, TRANSACTIONS.SENT_AT)
                .from(TRANSACTIONS)
                .where(TRANSACTIONS.BUSINESS_ID.eq(businessId))
                .and(TRANSACTIONS.ENVIRONMENT.eq(environment))
                .and(TRANSACTIONS.STATUS.ne(Status.DRAFT.code()))
                .and(either)
                .orderBy(TRANSACTIONS.SENT_AT, TRANSACTIONS.ID)
                .fetch(row -> new Try(row.value1(), Status.of(row.value2()).orElseThrow(), row.value3())));
        return new Tries(
                found.stream()
                        .filter(t -> t.id().equals(of.againOf()))
                        .findFirst()
                        .orElse(null),
                found.stream().filter(t -> !t.id().equals(of.againOf())).toList());
    }
}
