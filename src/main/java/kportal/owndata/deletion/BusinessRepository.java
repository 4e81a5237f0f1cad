package kportal.owndata.deletion;

import static kportal.db.generated.Tables.ANSWERS;
import static kportal.db.generated.Tables.API_KEYS;
import static kportal.db.generated.Tables.BUSINESSES;
import static kportal.db.generated.Tables.KEPT_LISTS;
import static kportal.db.generated.Tables.LOADED_TOKENS;
import static kportal.db.generated.Tables.METERS;
import static kportal.db.generated.Tables.SAVED_VIEWS;
import static kportal.db.generated.Tables.STATEMENTS;
import static kportal.db.generated.Tables.STATEMENT_WISHES;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.Map;
import kportal.transactions.Status;
import org.jooq.DSLContext;

/** What a business that goes leaves nothing of, but the record of its purchases. */
final class BusinessRepository {
    private BusinessRepository() {}

    static void forget(DSLContext sql, String businessId, Keeping keeping, Instant now) {
        sql.update(API_KEYS)
                .setNull(API_KEYS.CIPHERTEXT)
                .set(API_KEYS.LAST4, "")
                .set(API_KEYS.STATE, "removed")
                .set(API_KEYS.REMOVED_AT, coalesce(API_KEYS.REMOVED_AT, val(now, API_KEYS.REMOVED_AT)))
                .where(API_KEYS.BUSINESS_ID.eq(businessId))
                .execute();
        sql.deleteFrom(KEPT_LISTS).where(KEPT_LISTS.BUSINESS_ID.eq(businessId)).execute();
        sql.deleteFrom(SAVED_VIEWS)
                .where(SAVED_VIEWS.BUSINESS_ID.eq(businessId))
                .execute();
        sql.deleteFrom(STATEMENTS).where(STATEMENTS.BUSINESS_ID.eq(businessId)).execute();
        sql.deleteFrom(STATEMENT_WISHES)
                .where(STATEMENT_WISHES.BUSINESS_ID.eq(businessId))
                .execute();
        sql.deleteFrom(ANSWERS).where(ANSWERS.BUSINESS_ID.eq(businessId)).execute();
        sql.deleteFrom(LOADED_TOKENS)
                .where(LOADED_TOKENS.BUSINESS_ID.eq(businessId))
                .execute();
        sql.deleteFrom(METERS).where(METERS.BUSINESS_ID.eq(businessId)).execute();
        sql.deleteFrom(TRANSACTIONS)
                .where(TRANSACTIONS.BUSINESS_ID.eq(businessId))
                .and(TRANSACTIONS.STATUS.eq(inline(Status.DRAFT.code())))
                .execute();
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
                .where(BUSINESSES.ID.eq(businessId))
                .execute();
    }
}
