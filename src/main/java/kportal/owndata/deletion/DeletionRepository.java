package kportal.owndata.deletion;

import static kportal.db.generated.Tables.EXPORTS;
import static kportal.db.generated.Tables.MEMBERSHIPS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.USERS;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;

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
import kportal.export.ExportFolder;
import kportal.support.Environment;
import kportal.support.LagosTime;
import kportal.transactions.Status;
import org.jooq.DSLContext;

/** Takes a business out of the portal: all that lets anybody in, and all that names anybody. */
public final class DeletionRepository {
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
            PeopleRepository.forget(sql, businessId, now);
            BusinessRepository.forget(sql, businessId, keeping, now);
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
        String records = LagosTime.dayOf(keeping.recordsUntil(now)).toString();
        String audit = LagosTime.dayOf(keeping.auditUntil(now)).toString();
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
}
