package kportal.accounts.letters;

import static kportal.db.generated.Tables.MAIL_LINKS;
import static kportal.db.generated.Tables.MEMBERSHIPS;
import static kportal.db.generated.Tables.USERS;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.util.List;
import kportal.db.Alive;
import kportal.jobs.Jobs;
import kportal.support.Tokens;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Puts letters into the post, each in the transaction of what it tells of. */
public final class LetterRepository {
    private final Jobs jobs;

    public LetterRepository(Jobs jobs) {
        this.jobs = jobs;
    }

    /** {@code values}: what its text says of this time; never what somebody typed. */
    public void post(DSLContext sql, Letter letter, String to, String... values) {
        post(sql, new Note(letter, to, null, List.of(values), language(sql, to)));
    }

    /** With the way to a page, for whoever is signed in there. */
    public void postPage(DSLContext sql, Letter letter, String to, String path, String... values) {
        post(sql, new Note(letter, to, path, List.of(values), language(sql, to)));
    }

    /** With a link of its own, whose token is nowhere but in the mail. */
    public void postLink(
            DSLContext sql, Letter letter, String to, String userId, Purpose purpose, String email, Instant now) {
        Alive.requireUser(sql, userId);
        String token = Tokens.next();
        sql.insertInto(MAIL_LINKS)
                .set(MAIL_LINKS.TOKEN_HASH, Tokens.hash(token))
                .set(MAIL_LINKS.USER_ID, userId)
                .set(MAIL_LINKS.PURPOSE, purpose.code())
                .set(MAIL_LINKS.EMAIL, email)
                .set(MAIL_LINKS.CREATED_AT, now)
                .set(MAIL_LINKS.EXPIRES_AT, now.plus(purpose.good()))
                .execute();
        // By who it is: the address may be one that they change to.
        String language = language(sql, USERS.ID.eq(userId));
        post(sql, new Note(letter, to, purpose.path() + "?token=" + token, null, language));
    }

    /** To each who owns the business. */
    public void postToOwners(DSLContext sql, Letter letter, String businessId) {
        sql.select(USERS.EMAIL)
                .from(USERS)
                .join(MEMBERSHIPS)
                .on(MEMBERSHIPS.USER_ID.eq(USERS.ID))
                .where(MEMBERSHIPS.BUSINESS_ID.eq(businessId))
                .and(MEMBERSHIPS.ROLE.eq("owner"))
                .fetch(USERS.EMAIL)
                .forEach(owner -> post(sql, letter, owner));
    }

    /** Null: whoever has that address, or had it until it was changed, chose none; or nobody did. */
    private static @Nullable String language(DSLContext sql, String to) {
        String language = language(sql, USERS.EMAIL.eq(to));
        return language != null
                ? language
                : language(
                        sql,
                        USERS.ID.eq(select(MAIL_LINKS.USER_ID)
                                .from(MAIL_LINKS)
                                .where(MAIL_LINKS.EMAIL.eq(to))
                                .and(MAIL_LINKS.PURPOSE.eq(Purpose.UNDO.code()))
                                .orderBy(MAIL_LINKS.CREATED_AT.desc())
                                .limit(1)));
    }

    private static @Nullable String language(DSLContext sql, Condition reader) {
        return sql.select(USERS.LANGUAGE).from(USERS).where(reader).fetchOne(USERS.LANGUAGE);
    }

    private void post(DSLContext sql, Note note) {
        jobs.add(sql, LetterJob.KIND, note.payload());
    }
}
