package kportal.owndata.deletion;

import static kportal.db.generated.Tables.ANSWERS;
import static kportal.db.generated.Tables.API_KEYS;
import static kportal.db.generated.Tables.AUTHENTICATORS;
import static kportal.db.generated.Tables.AUTHENTICATOR_PROPOSALS;
import static kportal.db.generated.Tables.BUSINESSES;
import static kportal.db.generated.Tables.EXPORTS;
import static kportal.db.generated.Tables.KEPT_LISTS;
import static kportal.db.generated.Tables.KNOWN_BROWSERS;
import static kportal.db.generated.Tables.LOADED_TOKENS;
import static kportal.db.generated.Tables.MAIL_LINKS;
import static kportal.db.generated.Tables.MEMBERSHIPS;
import static kportal.db.generated.Tables.METERS;
import static kportal.db.generated.Tables.PASSKEYS;
import static kportal.db.generated.Tables.PASSKEY_CHALLENGES;
import static kportal.db.generated.Tables.RECOVERY_CODES;
import static kportal.db.generated.Tables.SAVED_VIEWS;
import static kportal.db.generated.Tables.SESSIONS;
import static kportal.db.generated.Tables.STATEMENTS;
import static kportal.db.generated.Tables.STATEMENT_WISHES;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.USERS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kportal.accounts.letters.Letter;
import kportal.accounts.letters.LetterRepository;
import kportal.accounts.letters.LinkRepository;
import kportal.audit.AuditRepository;
import kportal.audit.Deed;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.db.generated.tables.Memberships;
import kportal.export.ExportFolder;
import kportal.support.Environment;
import kportal.support.LagosTime;
import kportal.transactions.Status;
import org.jooq.DSLContext;
import org.jooq.TableField;

/** Takes a business out of the portal: all that lets anybody in, and all that names anybody. */
public final class DeletionRepository {
    private static final Memberships ELSEWHERE = MEMBERSHIPS.as("elsewhere");

    /** What holds something of a person's and of nobody else's. */
    private static final List<TableField<?, String>> OF_PEOPLE = List.of(
            SESSIONS.USER_ID,
            MAIL_LINKS.USER_ID,
            KNOWN_BROWSERS.USER_ID,
            AUTHENTICATORS.USER_ID,
            AUTHENTICATOR_PROPOSALS.USER_ID,
            RECOVERY_CODES.USER_ID,
            PASSKEYS.USER_ID,
            PASSKEY_CHALLENGES.USER_ID,
            SAVED_VIEWS.USER_ID);

    private final Database db;
    private final LetterRepository letters;
    private final ExportFolder files;

    public DeletionRepository(Database db, LetterRepository letters, ExportFolder files) {
        this.db = db;
        this.letters = letters;
        this.files = files;
    }

    /** How many purchases of the business nobody knows the end of, by their state; of the environment that is shown. */
    Map<Status, Integer> unsettled(String businessId, Environment environment) {
        return db.read(sql -> sql.select(TRANSACTIONS.STATUS, count())
                .from(TRANSACTIONS)
                .where(TRANSACTIONS.BUSINESS_ID.eq(businessId))
                .and(TRANSACTIONS.ENVIRONMENT.eq(environment.code()))
                .and(TRANSACTIONS.STATUS.in(inline(Status.PENDING.code()), inline(Status.UNKNOWN.code())))
                .groupBy(TRANSACTIONS.STATUS)
                .orderBy(TRANSACTIONS.STATUS)
                .fetchMap(row -> Status.of(row.value1()).orElseThrow(), row -> row.value2()));
    }

    /** All or nothing. Its record of purchases stays, and no longer names anybody of the business. */
    Deletion delete(String businessId, Keeping keeping, Deed deed, Instant now) {
        Set<String> exports = new TreeSet<>();
        Deletion came = db.write(sql -> {
            if (!Alive.seizeBusiness(sql, businessId)) {
                return new Deletion.Gone();
            }
            if (sending(sql, businessId)) {
                return new Deletion.StillSending();
            }
            tell(sql, businessId, keeping, now);
            forgetPeople(sql, businessId, now);
            forgetBusiness(sql, businessId, keeping, now);
            exports.addAll(forgetExports(sql, businessId));
            AuditRepository.append(sql, deed, now);
            return new Deletion.Deleted();
        });
        db.scrub();
        // Their names begin with their ids; one that is being written is left by its writer.
        files.names().stream()
                .filter(file -> exports.stream().anyMatch(file::startsWith))
                .forEach(files::remove);
        return came;
    }

    private static List<String> forgetExports(DSLContext sql, String businessId) {
        List<String> ids = sql.select(EXPORTS.ID)
                .from(EXPORTS)
                .where(EXPORTS.BUSINESS_ID.eq(businessId))
                .orderBy(EXPORTS.ID)
                .fetch(EXPORTS.ID);
        sql.deleteFrom(EXPORTS).where(EXPORTS.BUSINESS_ID.eq(businessId)).execute();
        return ids;
    }

    private static boolean sending(DSLContext sql, String businessId) {
        return sql.fetchExists(
                TRANSACTIONS,
                TRANSACTIONS.BUSINESS_ID.eq(businessId).and(TRANSACTIONS.STATUS.eq(inline(Status.SENDING.code()))));
    }

    /** Whoever asked for another address and then for this may be a thief: the old one is told, while its link was good. */
    private void tell(DSLContext sql, String businessId, Keeping keeping, Instant now) {
        String records = LagosTime.shownDay(keeping.recordsUntil(now));
        String audit = LagosTime.shownDay(keeping.auditUntil(now));
        Map<String, String> people = sql.select(USERS.ID, USERS.EMAIL)
                .from(USERS)
                .join(MEMBERSHIPS)
                .on(MEMBERSHIPS.USER_ID.eq(USERS.ID))
                .where(MEMBERSHIPS.BUSINESS_ID.eq(businessId))
                .fetchMap(USERS.ID, USERS.EMAIL);
        Set<String> addresses = new TreeSet<>(people.values());
        addresses.addAll(LinkRepository.undoable(sql, people.keySet(), now));
        addresses.forEach(to -> letters.post(sql, Letter.ACCOUNT_DELETED, to, records, audit, businessId));
    }

    /**
     * Their rows stay, for the purchases they made, with nothing in them but an id, which no form takes for a mail
     * address. Whoever belongs elsewhere too stays whole.
     */
    private static void forgetPeople(DSLContext sql, String businessId, Instant now) {
        List<String> people = sql.select(MEMBERSHIPS.USER_ID)
                .from(MEMBERSHIPS)
                .where(MEMBERSHIPS.BUSINESS_ID.eq(businessId))
                .and(notExists(selectOne()
                        .from(ELSEWHERE)
                        .where(ELSEWHERE.USER_ID.eq(MEMBERSHIPS.USER_ID))
                        .and(ELSEWHERE.BUSINESS_ID.ne(businessId))))
                .orderBy(MEMBERSHIPS.USER_ID)
                .fetch(MEMBERSHIPS.USER_ID);
        people.forEach(person -> Alive.seizeUser(sql, person));
        for (TableField<?, String> userId : OF_PEOPLE) {
            sql.deleteFrom(userId.getTable()).where(userId.in(people)).execute();
        }
        sql.update(USERS)
                .set(USERS.NAME, "Deleted")
                .set(USERS.EMAIL, concat(val("deleted-"), USERS.ID))
                .set(USERS.PASSWORD_HASH, "-")
                .setNull(USERS.EMAIL_VERIFIED_AT)
                .set(USERS.DISABLED_AT, now)
                .where(USERS.ID.in(people))
                .execute();
        sql.deleteFrom(SESSIONS).where(SESSIONS.BUSINESS_ID.eq(businessId)).execute();
        sql.deleteFrom(MEMBERSHIPS)
                .where(MEMBERSHIPS.BUSINESS_ID.eq(businessId))
                .execute();
    }

    private static void forgetBusiness(DSLContext sql, String businessId, Keeping keeping, Instant now) {
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
