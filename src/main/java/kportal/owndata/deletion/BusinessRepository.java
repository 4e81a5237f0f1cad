package kportal.owndata.deletion;

import static kportal.db.generated.Tables.ANSWERS;
import static kportal.db.generated.Tables.API_KEYS;
import static kportal.db.generated.Tables.BATCHES;
import static kportal.db.generated.Tables.BATCH_ROWS;
import static kportal.db.generated.Tables.BUSINESSES;
import static kportal.db.generated.Tables.KEPT_LISTS;
import static kportal.db.generated.Tables.LIST_CHANGES;
import static kportal.db.generated.Tables.LOADED_TOKENS;
import static kportal.db.generated.Tables.METERS;
import static kportal.db.generated.Tables.RECIPIENTS;
import static kportal.db.generated.Tables.RECIPIENT_GROUPS;
import static kportal.db.generated.Tables.RECIPIENT_MEMBERS;
import static kportal.db.generated.Tables.SAVED_VIEWS;
import static kportal.db.generated.Tables.SCHEDULES;
import static kportal.db.generated.Tables.SCHEDULE_TIMES;
import static kportal.db.generated.Tables.STATEMENTS;
import static kportal.db.generated.Tables.STATEMENT_WISHES;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import kportal.transactions.Status;
import org.jooq.DSLContext;
import org.jooq.TableField;

/** What a business that goes leaves nothing of, but the record of its purchases. */
final class BusinessRepository {
    /** What holds something of a business's and of no purchase's record; in this order, for what points to another. */
    private static final List<TableField<?, String>> OF_BUSINESS = List.of(
            KEPT_LISTS.BUSINESS_ID,
            LIST_CHANGES.BUSINESS_ID,
            BATCH_ROWS.BUSINESS_ID,
            SCHEDULE_TIMES.BUSINESS_ID,
            SAVED_VIEWS.BUSINESS_ID,
            STATEMENTS.BUSINESS_ID,
            STATEMENT_WISHES.BUSINESS_ID,
            ANSWERS.BUSINESS_ID,
            LOADED_TOKENS.BUSINESS_ID,
            METERS.BUSINESS_ID,
            RECIPIENT_MEMBERS.BUSINESS_ID,
            RECIPIENT_GROUPS.BUSINESS_ID,
            RECIPIENTS.BUSINESS_ID);

    private BusinessRepository() {}

    static void forget(DSLContext sql, String id, Keeping keeping, Instant now) {
        sql.update(API_KEYS)
                .setNull(API_KEYS.CIPHERTEXT)
                .set(API_KEYS.LAST4, "")
                .set(API_KEYS.STATE, "removed")
                .set(API_KEYS.REMOVED_AT, coalesce(API_KEYS.REMOVED_AT, val(now, API_KEYS.REMOVED_AT)))
                .where(API_KEYS.BUSINESS_ID.eq(id))
                .execute();
        for (TableField<?, String> businessId : OF_BUSINESS) {
            sql.deleteFrom(businessId.getTable()).where(businessId.eq(id)).execute();
        }
        sql.deleteFrom(TRANSACTIONS)
                .where(TRANSACTIONS.BUSINESS_ID.eq(id))
                .and(TRANSACTIONS.STATUS.eq(inline(Status.DRAFT.code())))
                .execute();
        // What its rows became points to it.
        sql.update(BATCHES)
                .set(BATCHES.NAME, "Deleted")
                .set(BATCHES.HEADING, "[]")
                .setNull(BATCHES.SCHEDULE_ID)
                .where(BATCHES.BUSINESS_ID.eq(id))
                .execute();
        sql.deleteFrom(SCHEDULES).where(SCHEDULES.BUSINESS_ID.eq(id)).execute();
        sql.update(BUSINESSES)
                .set(Map.of(
                        BUSINESSES.NAME,
                        "Deleted",
                        BUSINESSES.DELETED_AT,
                        now,
                        BUSINESSES.RECORDS_UNTIL,
                        keeping.recordsUntil(now),
                        BUSINESSES.AUDIT_UNTIL,
                        keeping.auditUntil(now)))
                .setNull(BUSINESSES.DAILY_LIMIT_KOBO)
                .setNull(BUSINESSES.RECEIPT_LINE)
                .where(BUSINESSES.ID.eq(id))
                .execute();
    }
}
