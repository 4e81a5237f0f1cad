package kportal.owndata.deletion;

import static kportal.db.generated.Tables.AUTHENTICATORS;
import static kportal.db.generated.Tables.AUTHENTICATOR_PROPOSALS;
import static kportal.db.generated.Tables.KNOWN_BROWSERS;
import static kportal.db.generated.Tables.MAIL_LINKS;
import static kportal.db.generated.Tables.MEMBERSHIPS;
import static kportal.db.generated.Tables.PASSKEYS;
import static kportal.db.generated.Tables.PASSKEY_CHALLENGES;
import static kportal.db.generated.Tables.RECOVERY_CODES;
import static kportal.db.generated.Tables.SAVED_VIEWS;
import static kportal.db.generated.Tables.SESSIONS;
import static kportal.db.generated.Tables.USERS;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.List;
import kportal.db.Alive;
import kportal.db.generated.tables.Memberships;
import org.jooq.DSLContext;
import org.jooq.TableField;

/** The people of a business that goes. */
final class PeopleRepository {
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

    private PeopleRepository() {}

    /**
     * Their rows stay, for the purchases they made, with nothing in them but an id, which no form takes for a mail
     * address. Whoever belongs elsewhere too stays whole.
     */
    static void forget(DSLContext sql, String businessId, Instant now) {
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
                .setNull(USERS.LANGUAGE)
                .set(USERS.DISABLED_AT, now)
                .where(USERS.ID.in(people))
                .execute();
        sql.deleteFrom(SESSIONS).where(SESSIONS.BUSINESS_ID.eq(businessId)).execute();
        sql.deleteFrom(MEMBERSHIPS)
                .where(MEMBERSHIPS.BUSINESS_ID.eq(businessId))
                .execute();
    }
}
