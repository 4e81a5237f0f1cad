package kportal.accounts.letters;

import static kportal.db.generated.Tables.MAIL_LINKS;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import kportal.db.Database;
import kportal.support.Tokens;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The links that were mailed: which are good, and which are used up. */
public final class LinkRepository {
    public static final Duration KEPT = Duration.ofDays(7);

    private final Database db;

    public LinkRepository(Database db) {
        this.db = db;
    }

    /** One that is used, too old, for something else or made up is simply not there. */
    public Optional<Link> find(String token, Collection<Purpose> purposes, Instant now) {
        List<String> codes = purposes.stream().map(Purpose::code).toList();
        return db.read(sql -> sql.selectFrom(MAIL_LINKS)
                .where(good(Tokens.hash(token), now))
                .and(MAIL_LINKS.PURPOSE.in(codes))
                .fetchOptional(row -> new Link(
                        row.getTokenHash(),
                        row.getUserId(),
                        Purpose.of(row.getPurpose()),
                        row.getEmail(),
                        row.getCreatedAt())));
    }

    /** Once: whoever comes second gets false. */
    public static boolean use(DSLContext sql, Link link, Instant now) {
        return sql.update(MAIL_LINKS)
                        .set(MAIL_LINKS.USED_AT, now)
                        .where(good(link.tokenHash(), now))
                        .execute()
                == 1;
    }

    private static Condition good(String tokenHash, Instant now) {
        return MAIL_LINKS
                .TOKEN_HASH
                .eq(tokenHash)
                .and(MAIL_LINKS.USED_AT.isNull())
                .and(MAIL_LINKS.EXPIRES_AT.gt(now));
    }

    /** What was mailed to this user for this is worth nothing any more. */
    public static void cancel(DSLContext sql, String userId, Instant now, Purpose... purposes) {
        sql.update(MAIL_LINKS)
                .set(MAIL_LINKS.USED_AT, now)
                .where(MAIL_LINKS.USER_ID.eq(userId))
                .and(MAIL_LINKS.PURPOSE.in(
                        List.of(purposes).stream().map(Purpose::code).toList()))
                .and(MAIL_LINKS.USED_AT.isNull())
                .execute();
    }

    /** The same, of those who may put an address back, younger than this one. */
    public static void cancelYoungerUndo(DSLContext sql, Link link, Instant now) {
        sql.update(MAIL_LINKS)
                .set(MAIL_LINKS.USED_AT, now)
                .where(MAIL_LINKS.USER_ID.eq(link.userId()))
                .and(MAIL_LINKS.PURPOSE.eq(Purpose.UNDO.code()))
                .and(MAIL_LINKS.CREATED_AT.gt(link.createdAt()))
                .and(MAIL_LINKS.USED_AT.isNull())
                .execute();
    }

    /** An address that its holder may still get back is nobody else's to take. */
    public static boolean held(DSLContext sql, String email, String byOthersThan, Instant now) {
        return sql.fetchExists(
                MAIL_LINKS,
                // Written out, so that SQLite sees that the index of these is enough.
                MAIL_LINKS
                        .PURPOSE
                        .eq(DSL.inline(Purpose.UNDO.code()))
                        .and(MAIL_LINKS.EMAIL.eq(email))
                        .and(MAIL_LINKS.USER_ID.ne(byOthersThan))
                        .and(MAIL_LINKS.USED_AT.isNull())
                        .and(MAIL_LINKS.EXPIRES_AT.gt(now)));
    }

    /** Where a link may still put an address back: what becomes of the account is told there too. */
    public static List<String> undoable(DSLContext sql, Collection<String> userIds, Instant now) {
        return sql.selectDistinct(MAIL_LINKS.EMAIL)
                .from(MAIL_LINKS)
                .where(MAIL_LINKS.USER_ID.in(userIds))
                .and(MAIL_LINKS.PURPOSE.eq(Purpose.UNDO.code()))
                .and(MAIL_LINKS.USED_AT.isNull())
                .and(MAIL_LINKS.EXPIRES_AT.gt(now))
                .fetch(MAIL_LINKS.EMAIL);
    }

    public void sweep(Instant now) {
        db.run(sql -> sql.deleteFrom(MAIL_LINKS)
                .where(MAIL_LINKS.EXPIRES_AT.le(now.minus(KEPT)))
                .execute());
    }
}
