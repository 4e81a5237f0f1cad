package kportal.accounts.factors;

import static kportal.db.generated.Tables.SESSIONS;
import static kportal.db.generated.Tables.USERS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kportal.accounts.letters.Letter;
import kportal.accounts.letters.LetterRepository;
import kportal.accounts.passkeys.NewPasskey;
import kportal.accounts.passkeys.PasskeyRepository;
import kportal.audit.AuditRepository;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.web.Origin;
import kportal.web.Session;
import kportal.web.SessionRepository;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.IntegrityConstraintViolationException;

/**
 * Each change of the second factor in one transaction with what hangs on it: recovery codes, sessions elsewhere, a letter
 * to its owner and an entry in the log.
 */
public final class FactorRepository {
    private static final String APP = "app";
    /** Not its name, which somebody typed: the log outlives the business. Its id is what the entry is about. */
    private static final String PASSKEY = "passkey";

    private final Database db;
    private final LetterRepository letters;

    public FactorRepository(Database db, LetterRepository letters) {
        this.db = db;
        this.letters = letters;
    }

    /** Empty if the proposal is no longer there; else new recovery codes, if there were none. */
    Optional<List<RecoveryCode>> addApp(Session session, Origin origin, Authenticator proposal, int step, Instant now) {
        return db.write(sql -> {
            String email = hold(sql, session);
            byte[] seed = proposal.seed().bytes();
            boolean another = AuthenticatorRepository.isOn(sql, session.userId());
            if (!AuthenticatorRepository.confirm(sql, session.userId(), seed, step, now)) {
                return Optional.empty();
            }
            letters.post(sql, another ? Letter.FACTOR_REPLACED : Letter.FACTOR_ON, email);
            String words = another ? APP + ", in the old one's place" : APP;
            return Optional.of(added(sql, session, deed(Kind.FACTOR_ADDED, session, origin, words), now));
        });
    }

    /** Empty if somebody has it already. */
    Optional<List<RecoveryCode>> addPasskey(Session session, Origin origin, NewPasskey passkey, Instant now) {
        try {
            return db.write(sql -> {
                String email = hold(sql, session);
                String id = PasskeyRepository.insert(sql, session.userId(), passkey, now);
                letters.post(sql, Letter.PASSKEY_ADDED, email);
                Deed deed = deed(Kind.FACTOR_ADDED, session, origin, PASSKEY).about(id);
                return Optional.of(added(sql, session, deed, now));
            });
        } catch (IntegrityConstraintViolationException e) {
            return Optional.empty();
        }
    }

    /** Elsewhere the password alone was enough until now. */
    private static List<RecoveryCode> added(DSLContext sql, Session session, Deed deed, Instant now) {
        SessionRepository.deleteOthers(sql, session.userId(), session.id());
        boolean first = RecoveryCodeRepository.count(sql, session.userId()) == 0;
        List<RecoveryCode> fresh = first ? RecoveryCode.next() : List.of();
        if (first) {
            RecoveryCodeRepository.replace(sql, session.userId(), fresh, now);
        }
        AuditRepository.append(sql, deed, now);
        if (first) {
            AuditRepository.append(sql, deed.as(Kind.RECOVERY_CODES_MADE), now);
        }
        return fresh;
    }

    /** With {@code keepOne}, the last of all factors stays. */
    Removal removeApp(Session session, Origin origin, boolean keepOne, Instant now) {
        return db.write(sql -> {
            String email = hold(sql, session);
            if (keepOne && AuthenticatorRepository.isOn(sql, session.userId()) && hasOne(sql, session.userId())) {
                return Removal.LAST;
            }
            if (!AuthenticatorRepository.remove(sql, session.userId())) {
                return Removal.NOT_THERE;
            }
            letters.post(sql, Letter.FACTOR_OFF, email);
            removed(sql, session, deed(Kind.FACTOR_REMOVED, session, origin, APP), now);
            return Removal.REMOVED;
        });
    }

    /** The same. */
    Removal removePasskey(Session session, Origin origin, String id, boolean keepOne, Instant now) {
        return db.write(sql -> {
            String email = hold(sql, session);
            if (keepOne && PasskeyRepository.isOf(sql, session.userId(), id) && hasOne(sql, session.userId())) {
                return Removal.LAST;
            }
            Optional<String> name = PasskeyRepository.delete(sql, session.userId(), id);
            name.ifPresent(_ -> {
                letters.post(sql, Letter.PASSKEY_REMOVED, email);
                Deed deed = deed(Kind.FACTOR_REMOVED, session, origin, PASSKEY);
                removed(sql, session, deed.about(id), now);
            });
            return name.isPresent() ? Removal.REMOVED : Removal.NOT_THERE;
        });
    }

    private static boolean hasOne(DSLContext sql, String userId) {
        int apps = AuthenticatorRepository.isOn(sql, userId) ? 1 : 0;
        return apps + PasskeyRepository.count(sql, userId) == 1;
    }

    static boolean hasAny(DSLContext sql, String userId) {
        return AuthenticatorRepository.isOn(sql, userId) || PasskeyRepository.count(sql, userId) > 0;
    }

    /** With the last factor the recovery codes go: alone they are for nothing. */
    private static void removed(DSLContext sql, Session session, Deed deed, Instant now) {
        SessionRepository.deleteOthers(sql, session.userId(), session.id());
        if (!hasAny(sql, session.userId())) {
            RecoveryCodeRepository.replace(sql, session.userId(), List.of(), now);
        }
        AuditRepository.append(sql, deed, now);
    }

    List<RecoveryCode> renewCodes(Session session, Origin origin, Instant now) {
        return db.write(sql -> {
            String email = hold(sql, session);
            List<RecoveryCode> fresh = RecoveryCode.next();
            RecoveryCodeRepository.replace(sql, session.userId(), fresh, now);
            letters.post(sql, Letter.CODES_MADE, email);
            AuditRepository.append(sql, Deed.of(Kind.RECOVERY_CODES_MADE, session, origin), now);
            return fresh;
        });
    }

    /** False if it isn't theirs, or was used before. */
    boolean useCode(Session session, Origin origin, RecoveryCode code, Instant now) {
        return db.write(sql -> {
            String email = hold(sql, session);
            boolean mine = RecoveryCodeRepository.use(sql, session.userId(), code, now);
            if (mine) {
                String left = String.valueOf(RecoveryCodeRepository.count(sql, session.userId()));
                letters.post(sql, Letter.CODE_USED, email, left);
                AuditRepository.append(sql, deed(Kind.RECOVERY_CODE_USED, session, origin, "left: " + left), now);
            }
            return mine;
        });
    }

    private static Deed deed(Kind kind, Session session, Origin origin, String words) {
        return Deed.of(kind, session, origin).saying(words);
    }

    /**
     * The user's mail address; their row is held, so that of two factors that go at once one knows that it is the last. A
     * session that was ended meanwhile changes nothing any more: a thief who is thrown out leaves no factor behind.
     */
    private static String hold(DSLContext sql, Session session) {
        var user = sql.select(USERS.EMAIL)
                .from(USERS)
                .where(USERS.ID.eq(session.userId()))
                .and(USERS.DISABLED_AT.isNull());
        // SQLite has one writer at a time anyway, and doesn't know the words.
        String email = (sql.family() == SQLDialect.POSTGRES ? user.forNoKeyUpdate() : user)
                .fetchOptional(USERS.EMAIL)
                .orElseThrow(Alive.Gone::new);
        Alive.require(sql.fetchExists(SESSIONS, SESSIONS.ID.eq(session.id())));
        return email;
    }
}
