package kportal.transactions;

import static java.util.stream.Collectors.toMap;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.val;

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
    /** One recipient may have thousands, and nobody needs to know how many: one more than a page says, and one beside it. */
    private static final int MOST = Unsettled.SAID + 2;

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
        return db.read(sql -> new Unsettled(select(sql, businessId, recipients).fetch().stream()
                .filter(r -> r.value2() > 0)
                .collect(toMap(Record4::value1, r -> new Unsettled.Open(r.value2(), r.value3(), r.value4())))));
    }

    Select<Record4<String, Integer, String, String>> select(
            DSLContext sql, String businessId, Collection<String> recipients) {
        return recipients.stream()
                .map(recipient -> select(sql, businessId, recipient))
                .reduce(Select::unionAll)
                .orElseThrow();
    }

    /** The first of them, counted by the database. */
    private Select<Record4<String, Integer, String, String>> select(
            DSLContext sql, String businessId, String recipient) {
        var first = sql.select(TRANSACTIONS.ID)
                .from(TRANSACTIONS)
                .where(TRANSACTIONS.BUSINESS_ID.eq(businessId))
                .and(TRANSACTIONS.ENVIRONMENT.eq(environment))
                .and(unsettled())
                .and(TRANSACTIONS.RECIPIENT.eq(recipient))
                .orderBy(TRANSACTIONS.ID)
                .limit(MOST)
                .asTable("first");
        Field<String> id = first.field(TRANSACTIONS.ID);
        return sql.select(val(recipient), count(), min(id), max(id)).from(first);
    }

    /** As the index transactions_unsettled has it: SQLite takes a partial index only for its own condition, word for word. */
    private static Condition unsettled() {
        return TRANSACTIONS.STATUS.in(inline(Status.PENDING.code()), inline(Status.UNKNOWN.code()));
    }
}
