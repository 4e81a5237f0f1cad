package kportal.accounts.recovery;

import static kportal.db.generated.Tables.SESSIONS;
import static kportal.db.generated.Tables.USERS;

import java.time.Instant;
import java.util.Optional;
import kportal.accounts.letters.Letter;
import kportal.accounts.letters.LetterRepository;
import kportal.accounts.letters.Link;
import kportal.accounts.letters.LinkRepository;
import kportal.accounts.letters.Purpose;
import kportal.audit.AuditRepository;
import kportal.audit.Kind;
import kportal.db.Database;
import kportal.jobs.Jobs;
import kportal.web.Origin;
import org.jooq.impl.DSL;

public final class ResetRepository {
    private final Database db;
    private final LetterRepository letters;
    private final Jobs jobs;

    public ResetRepository(Database db, LetterRepository letters, Jobs jobs) {
        this.db = db;
        this.letters = letters;
        this.jobs = jobs;
    }

    /** The same single row for any address: whether it has an account is looked up when nobody waits for the answer. */
    void ask(String email, Origin origin) {
        db.run(sql -> jobs.add(sql, ResetJob.KIND, ResetJob.payload(email, origin)));
    }

    /** A letter with a link, if there is such an account, and it may be signed in to. */
    void postLink(String email, Origin origin, Instant now) {
        db.run(sql -> {
            Optional<String> userId = sql.select(USERS.ID)
                    .from(USERS)
                    .where(USERS.EMAIL.eq(email))
                    .and(USERS.DISABLED_AT.isNull())
                    .fetchOptional(USERS.ID);
            userId.ifPresent(id -> {
                letters.postLink(sql, Letter.RESET, email, id, Purpose.RESET, email, now);
                AuditRepository.append(sql, Kind.PASSWORD_RESET_ASKED, id, origin, now);
            });
        });
    }

    /** The link is used up, the password new and everybody signed out, all or nothing; false when it was used already. */
    boolean reset(Link link, String passwordHash, Origin origin, Instant now) {
        return db.write(sql -> {
            boolean mine = LinkRepository.use(sql, link, now)
                    && sql.update(USERS)
                                    .set(USERS.PASSWORD_HASH, passwordHash)
                                    .set(USERS.PASSWORD_CHANGED_AT, now)
                                    // Whoever read that mail holds its address.
                                    .set(USERS.EMAIL_VERIFIED_AT, DSL.coalesce(USERS.EMAIL_VERIFIED_AT, now))
                                    .where(USERS.ID.eq(link.userId()))
                                    .and(USERS.EMAIL.eq(link.email()))
                                    .and(USERS.DISABLED_AT.isNull())
                                    .execute()
                            == 1;
            if (mine) {
                LinkRepository.cancel(sql, link.userId(), now, Purpose.RESET, Purpose.CHANGE);
                sql.deleteFrom(SESSIONS)
                        .where(SESSIONS.USER_ID.eq(link.userId()))
                        .execute();
                letters.post(sql, Letter.PASSWORD_CHANGED, link.email());
                AuditRepository.append(sql, Kind.PASSWORD_RESET, link.userId(), origin, now);
            }
            return mine;
        });
    }
}
