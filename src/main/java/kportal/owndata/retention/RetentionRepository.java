package kportal.owndata.retention;

import static kportal.db.generated.Tables.ANSWERS;
import static kportal.db.generated.Tables.AUDIT_ENTRIES;
import static kportal.db.generated.Tables.AUDIT_HEADS;
import static kportal.db.generated.Tables.BALANCE_ENTRIES;
import static kportal.db.generated.Tables.BATCHES;
import static kportal.db.generated.Tables.BUSINESSES;
import static kportal.db.generated.Tables.HISTORY_VERSIONS;
import static kportal.db.generated.Tables.KEPT_LISTS;
import static kportal.db.generated.Tables.LIST_CHANGES;
import static kportal.db.generated.Tables.LOADED_TOKENS;
import static kportal.db.generated.Tables.METERS;
import static kportal.db.generated.Tables.TOTALS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.TRANSACTION_EVENTS;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import java.util.List;
import kportal.audit.AuditRepository;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.db.Database;
import kportal.transactions.Status;
import kportal.web.Origin;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;

/** Erases what is past its time, some at a time: purchases wait for the same writer. */
public final class RetentionRepository {
    private static final int SOME = 500;

    /** What is kept of the records beside them; in this order, for what points to another. */
    private static final List<TableField<?, String>> KEPT_OF_RECORDS =
            List.of(TOTALS.BUSINESS_ID, LOADED_TOKENS.BUSINESS_ID, METERS.BUSINESS_ID, HISTORY_VERSIONS.BUSINESS_ID);

    private final Database db;

    public RetentionRepository(Database db) {
        this.db = db;
    }

    /** Deleted businesses whose record of purchases is to go, or went half-way. */
    List<String> recordsDue(Instant now) {
        return db.read(sql -> sql.select(BUSINESSES.ID)
                .from(BUSINESSES)
                .where(BUSINESSES.RECORDS_UNTIL.le(now))
                .and(BUSINESSES
                        .RECORDS_ERASED_AT
                        .isNull()
                        .or(exists(selectOne().from(TRANSACTIONS).where(TRANSACTIONS.BUSINESS_ID.eq(BUSINESSES.ID))))
                        .or(exists(selectOne()
                                .from(BALANCE_ENTRIES)
                                .where(BALANCE_ENTRIES.BUSINESS_ID.eq(BUSINESSES.ID)))))
                .orderBy(BUSINESSES.ID)
                .fetch(BUSINESSES.ID));
    }

    /** Opens what the database keeps shut, and says in the portal's own log that it did; once. */
    void openRecords(String businessId, Instant now) {
        db.run(sql -> open(sql, BUSINESSES.RECORDS_ERASED_AT, businessId, "records of purchases", now));
    }

    void eraseRecords(String businessId) {
        db.run(sql -> KEPT_OF_RECORDS.forEach(
                of -> sql.deleteFrom(of.getTable()).where(of.eq(businessId)).execute()));
        erase(BALANCE_ENTRIES.ID, BALANCE_ENTRIES.BUSINESS_ID.eq(businessId));
        erase(ANSWERS.ATTEMPT_ID, ANSWERS.BUSINESS_ID.eq(businessId));
        erase(TRANSACTION_EVENTS.ID, TRANSACTION_EVENTS.BUSINESS_ID.eq(businessId));
        erase(TRANSACTIONS.ID, TRANSACTIONS.BUSINESS_ID.eq(businessId));
        erase(BATCHES.ID, BATCHES.BUSINESS_ID.eq(businessId));
    }

    List<String> auditDue(Instant now) {
        return db.read(sql -> sql.select(BUSINESSES.ID)
                .from(BUSINESSES)
                .where(BUSINESSES.AUDIT_UNTIL.le(now))
                .and(BUSINESSES.AUDIT_ERASED_AT.isNull())
                .orderBy(BUSINESSES.ID)
                .fetch(BUSINESSES.ID));
    }

    /** A chain goes whole: a part of one would look like one that somebody was at. */
    void eraseAudit(String businessId, Instant now) {
        db.run(sql -> {
            if (open(sql, BUSINESSES.AUDIT_ERASED_AT, businessId, "audit log", now)) {
                sql.deleteFrom(AUDIT_ENTRIES)
                        .where(AUDIT_ENTRIES.CHAIN.eq(businessId))
                        .execute();
                sql.deleteFrom(AUDIT_HEADS)
                        .where(AUDIT_HEADS.CHAIN.eq(businessId))
                        .execute();
            }
        });
    }

    /** Of what somebody may still ask Kpoint about, the answer stays. */
    void eraseAnswers(Instant before) {
        erase(
                ANSWERS.ATTEMPT_ID,
                ANSWERS.RECEIVED_AT
                        .lt(before)
                        .and(exists(selectOne()
                                .from(TRANSACTIONS)
                                .where(TRANSACTIONS.ID.eq(ANSWERS.TRANSACTION_ID))
                                .and(TRANSACTIONS.STATUS.notIn(
                                        Status.SENDING.code(), Status.PENDING.code(), Status.UNKNOWN.code())))));
    }

    void eraseLists(Instant before) {
        db.run(sql ->
                sql.deleteFrom(KEPT_LISTS).where(KEPT_LISTS.READ_AT.lt(before)).execute());
    }

    void eraseListChanges(Instant before) {
        erase(LIST_CHANGES.ID, LIST_CHANGES.SEEN_AT.lt(before));
    }

    /** What was erased here, and since the last round by whomever. */
    void scrub() {
        db.scrub();
    }

    /** Newest first: what was bought again comes before what it was bought after, to which it points. */
    private void erase(TableField<?, String> id, Condition which) {
        List<String> some;
        do {
            some = db.write(sql -> {
                List<String> ids = sql.select(id)
                        .from(id.getTable())
                        .where(which)
                        .orderBy(id.desc())
                        .limit(SOME)
                        .fetch(id);
                sql.deleteFrom(id.getTable()).where(id.in(ids)).execute();
                return ids;
            });
        } while (some.size() == SOME);
    }

    /** False: it was open already, and its entry is written. */
    private static boolean open(
            DSLContext sql, TableField<?, Instant> erasedAt, String businessId, String what, Instant now) {
        boolean opened = sql.update(BUSINESSES)
                        .set(erasedAt, now)
                        .where(BUSINESSES.ID.eq(businessId))
                        .and(erasedAt.isNull())
                        .execute()
                == 1;
        if (opened) {
            Deed deed = Deed.of(Kind.ACCOUNT_ERASED, null, null, Origin.PORTAL);
            AuditRepository.append(sql, deed.about(businessId).saying(what), now);
        }
        return opened;
    }
}
