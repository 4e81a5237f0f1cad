package kportal.transactions;

import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kportal.db.Database;
import kportal.support.Environment;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.Select;

/** Finds who has an unsettled purchase: one query for all the recipients that a page shows. */
public final class UnsettledRepository {
    /** As an expression: grouped by the column itself SQLite goes by another index, through all that was ever sent to them. */
    private static final Field<String> RECIPIENT = TRANSACTIONS.RECIPIENT.concat(inline(""));

    private final Database db;
    private final String environment;

    public UnsettledRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    public Unsettled among(String businessId, List<Transaction> rows) {
        return find(
                businessId, rows.stream().map(row -> row.order().recipient()).collect(Collectors.toSet()));
    }

    public Unsettled find(String businessId, Set<String> recipients) {
        if (recipients.isEmpty()) {
            return new Unsettled(Map.of());
        }
        return db.read(sql -> new Unsettled(select(sql, businessId, recipients)
                .fetchMap(r -> r.value1(), r -> new Unsettled.Open(r.value2(), r.value3(), r.value4()))));
    }

    /** Counted by the database: one recipient may have thousands. */
    Select<Record4<String, Integer, String, String>> select(
            DSLContext sql, String businessId, Collection<String> recipients) {
        return sql.select(RECIPIENT, count(), min(TRANSACTIONS.ID), max(TRANSACTIONS.ID))
                .from(TRANSACTIONS)
                .where(TRANSACTIONS.BUSINESS_ID.eq(businessId))
                .and(TRANSACTIONS.ENVIRONMENT.eq(environment))
                .and(unsettled())
                .and(TRANSACTIONS.RECIPIENT.in(recipients))
                .groupBy(RECIPIENT);
    }

    /** As the index transactions_unsettled has it: SQLite takes a partial index only for its own condition, word for word. */
    private static Condition unsettled() {
        return TRANSACTIONS.STATUS.in(inline(Status.PENDING.code()), inline(Status.UNKNOWN.code()));
    }
}
