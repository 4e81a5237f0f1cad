package kportal.transactions;

import static kportal.db.generated.Tables.TRANSACTION_EVENTS;
import static kportal.db.generated.Tables.USERS;

import java.time.Instant;
import java.util.List;
import kportal.db.Database;
import kportal.support.Ids;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The append-only list of what happened to a transaction. */
public final class EventRepository {
    private final Database db;

    public EventRepository(Database db) {
        this.db = db;
    }

    public List<Event> list(String businessId, String transactionId) {
        return db.read(sql -> sql.select(
                        TRANSACTION_EVENTS.HAPPENED_AT,
                        USERS.EMAIL,
                        TRANSACTION_EVENTS.FROM_STATUS,
                        TRANSACTION_EVENTS.TO_STATUS,
                        TRANSACTION_EVENTS.REASON,
                        TRANSACTION_EVENTS.NOTE)
                .from(TRANSACTION_EVENTS)
                .leftJoin(USERS)
                .on(USERS.ID.eq(TRANSACTION_EVENTS.USER_ID))
                .where(TRANSACTION_EVENTS.BUSINESS_ID.eq(businessId))
                .and(TRANSACTION_EVENTS.TRANSACTION_ID.eq(transactionId))
                .orderBy(TRANSACTION_EVENTS.HAPPENED_AT, TRANSACTION_EVENTS.ID)
                .fetch(row -> new Event(
                        row.value1(),
                        row.value2(),
                        Status.of(row.value3()).orElseThrow(),
                        Status.of(row.value4()).orElseThrow(),
                        row.value5(),
                        row.value6())));
    }

    /** A step to be written with the change it tells of, in the same database transaction. */
    public record Step(
            String transactionId,
            String businessId,
            @Nullable String userId,
            Status from,
            Status to,
            String reason,
            @Nullable String note) {}

    public static void insert(DSLContext sql, Step step, Instant now) {
        sql.insertInto(TRANSACTION_EVENTS)
                .set(TRANSACTION_EVENTS.ID, Ids.next())
                .set(TRANSACTION_EVENTS.TRANSACTION_ID, step.transactionId())
                .set(TRANSACTION_EVENTS.BUSINESS_ID, step.businessId())
                .set(TRANSACTION_EVENTS.HAPPENED_AT, now)
                .set(TRANSACTION_EVENTS.USER_ID, step.userId())
                .set(TRANSACTION_EVENTS.FROM_STATUS, step.from().code())
                .set(TRANSACTION_EVENTS.TO_STATUS, step.to().code())
                .set(TRANSACTION_EVENTS.REASON, step.reason())
                .set(TRANSACTION_EVENTS.NOTE, step.note())
                .execute();
    }
}
