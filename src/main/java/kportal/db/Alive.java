package kportal.db;

import static kportal.db.generated.Tables.BUSINESSES;
import static kportal.db.generated.Tables.USERS;

import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.SelectConditionStep;

/**
 * Whoever adds something to a business or a person holds it here first: until that transaction ends it is not deleted,
 * and one that is deleted gets nothing new. SQLite has one writer at a time anyway, and doesn't know the words. Who needs
 * both holds the business first, as its deletion does.
 */
public final class Alive {
    private Alive() {}

    /** What was to be changed was deleted, or shut out, after the request had been let in. */
    public static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Gone() {
            super("deleted meanwhile");
        }
    }

    /** False: it is deleted. */
    public static boolean business(DSLContext sql, String businessId) {
        return there(sql, held(sql, business(businessId, sql)));
    }

    public static void requireBusiness(DSLContext sql, String businessId) {
        require(business(sql, businessId));
    }

    /** False: deleted or shut out. */
    public static boolean user(DSLContext sql, String userId) {
        return there(sql, held(sql, user(userId, sql)));
    }

    public static void requireUser(DSLContext sql, String userId) {
        require(user(sql, userId));
    }

    /** Of a change that names the living in its own condition. */
    public static void require(boolean alive) {
        if (!alive) {
            throw new Gone();
        }
    }

    /** For its deletion: waits for all who hold it, and all wait for this. False: it is deleted already. */
    public static boolean seizeBusiness(DSLContext sql, String businessId) {
        return there(sql, seized(sql, business(businessId, sql)));
    }

    public static void seizeUser(DSLContext sql, String userId) {
        there(sql, seized(sql, sql.select(USERS.ID).from(USERS).where(USERS.ID.eq(userId))));
    }

    private static SelectConditionStep<Record1<String>> business(String businessId, DSLContext sql) {
        return sql.select(BUSINESSES.ID)
                .from(BUSINESSES)
                .where(BUSINESSES.ID.eq(businessId))
                .and(BUSINESSES.DELETED_AT.isNull());
    }

    private static SelectConditionStep<Record1<String>> user(String userId, DSLContext sql) {
        return sql.select(USERS.ID).from(USERS).where(USERS.ID.eq(userId)).and(USERS.DISABLED_AT.isNull());
    }

    /** The weakest that an exclusive lock waits for: purchases and changes of the same row go on beside it. */
    private static Select<Record1<String>> held(DSLContext sql, SelectConditionStep<Record1<String>> row) {
        return sql.family() == SQLDialect.POSTGRES ? row.forKeyShare() : row;
    }

    private static Select<Record1<String>> seized(DSLContext sql, SelectConditionStep<Record1<String>> row) {
        return sql.family() == SQLDialect.POSTGRES ? row.forUpdate() : row;
    }

    /** Not an exists: the lock must be of the row itself. */
    private static boolean there(DSLContext sql, Select<Record1<String>> row) {
        return sql.fetchOptional(row).isPresent();
    }
}
