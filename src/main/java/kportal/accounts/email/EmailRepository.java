package kportal.accounts.email;

import static kportal.db.generated.Tables.SESSIONS;
import static kportal.db.generated.Tables.USERS;

import java.time.Instant;
import kportal.accounts.factors.FactorRemovalRepository;
import kportal.accounts.factors.RemovedFactors;
import kportal.accounts.letters.Letter;
import kportal.accounts.letters.LetterRepository;
import kportal.accounts.letters.Link;
import kportal.accounts.letters.LinkRepository;
import kportal.accounts.letters.Purpose;
import kportal.audit.AuditRepository;
import kportal.audit.Kind;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.web.Origin;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/** A user's mail address: shown to be theirs, changed, put back. */
public final class EmailRepository {
    private final Database db;
    private final LetterRepository letters;

    public EmailRepository(Database db, LetterRepository letters) {
        this.db = db;
        this.letters = letters;
    }

    /** Another link to show that mail to this address arrives. */
    void askToVerify(String userId, String email, Instant now) {
        db.run(sql -> {
            LinkRepository.cancel(sql, userId, now, Purpose.VERIFY);
            letters.postLink(sql, Letter.VERIFY, email, userId, Purpose.VERIFY, email, now);
        });
    }

    /**
     * Asks at the new address and tells the old one, if it was ever confirmed: a mistyped one is a stranger's, who must
     * not get a way in. An address that another account has gets a word of that instead;
     * the one who asked sees no difference.
     */
    void askToChange(String userId, String from, String to, Origin origin, Instant now) {
        db.run(sql -> {
            Alive.requireUser(sql, userId);
            LinkRepository.cancel(sql, userId, now, Purpose.CHANGE);
            if (sql.fetchExists(USERS, USERS.ID.eq(userId).and(USERS.EMAIL_VERIFIED_AT.isNotNull()))) {
                letters.postLink(sql, Letter.CHANGE_NOTICE, from, userId, Purpose.UNDO, from, now);
            }
            if (taken(sql, userId, to, now)) {
                letters.post(sql, Letter.TAKEN, to);
            } else {
                letters.postLink(sql, Letter.CHANGE_CONFIRM, to, userId, Purpose.CHANGE, to, now);
            }
            AuditRepository.append(sql, Kind.EMAIL_CHANGE_ASKED, userId, origin, now);
        });
    }

    private static boolean taken(DSLContext sql, String userId, String email, Instant now) {
        return sql.fetchExists(USERS, USERS.EMAIL.eq(email)) || LinkRepository.held(sql, email, userId, now);
    }

    /** False when the link was used meanwhile, or the address is no longer this user's or free. */
    boolean confirm(Link link, Origin origin, Instant now) {
        return switch (link.purpose()) {
            case VERIFY -> verify(link, origin, now);
            case CHANGE -> move(link, Kind.EMAIL_CHANGED, origin, now, Purpose.VERIFY, Purpose.RESET);
            case UNDO, RESET -> false;
        };
    }

    private boolean verify(Link link, Origin origin, Instant now) {
        return db.write(sql -> {
            boolean mine = LinkRepository.use(sql, link, now)
                    && sql.update(USERS)
                                    .set(USERS.EMAIL_VERIFIED_AT, now)
                                    .where(USERS.ID.eq(link.userId()))
                                    .and(USERS.EMAIL.eq(link.email()))
                                    .execute()
                            == 1;
            if (mine) {
                AuditRepository.append(sql, Kind.EMAIL_VERIFIED, link.userId(), origin, now);
            }
            return mine;
        });
    }

    /** Stops a change that is under way, takes back one that is done, and throws out whoever made it. */
    boolean undo(Link link, Origin origin, Instant now) {
        return move(link, Kind.EMAIL_CHANGE_UNDONE, origin, now, Purpose.VERIFY, Purpose.RESET, Purpose.CHANGE);
    }

    /** To the link's address; what was mailed to another address of this user counts no more. */
    private boolean move(Link link, Kind kind, Origin origin, Instant now, Purpose... cancelled) {
        try {
            return db.write(sql -> {
                boolean mine = LinkRepository.use(sql, link, now)
                        && !LinkRepository.held(sql, link.email(), link.userId(), now);
                if (mine) {
                    LinkRepository.cancel(sql, link.userId(), now, cancelled);
                    sql.update(USERS)
                            .set(USERS.EMAIL, link.email())
                            .set(USERS.EMAIL_VERIFIED_AT, now)
                            .where(USERS.ID.eq(link.userId()))
                            .execute();
                    RemovedFactors gone =
                            link.purpose() == Purpose.UNDO ? throwOut(sql, link, now) : RemovedFactors.NONE;
                    AuditRepository.append(sql, kind, link.userId(), origin, now);
                    if (gone.any()) {
                        AuditRepository.append(
                                sql, Kind.FACTOR_REMOVED, link.userId(), origin, "added since: " + gone.words(), now);
                    }
                }
                return mine;
            });
        } catch (IntegrityConstraintViolationException e) {
            // Another account has the address meanwhile; nothing was changed.
            return false;
        }
    }

    /** Whoever asked for the change: their sessions, their later changes, and the factors that only they have. */
    private RemovedFactors throwOut(DSLContext sql, Link link, Instant now) {
        LinkRepository.cancelYoungerUndo(sql, link, now);
        sql.deleteFrom(SESSIONS).where(SESSIONS.USER_ID.eq(link.userId())).execute();
        RemovedFactors gone = FactorRemovalRepository.removeSince(sql, link.userId(), link.createdAt());
        if (gone.any()) {
            letters.post(sql, Letter.FACTORS_UNDONE, link.email());
        }
        return gone;
    }
}
