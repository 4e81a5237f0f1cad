package kportal.accounts.operator;

import static kportal.db.generated.Tables.MEMBERSHIPS;
import static kportal.db.generated.Tables.SESSIONS;
import static kportal.db.generated.Tables.USERS;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import kportal.accounts.factors.FactorRemovalRepository;
import kportal.accounts.factors.RemovedFactors;
import kportal.accounts.letters.Letter;
import kportal.accounts.letters.LetterRepository;
import kportal.accounts.letters.LinkRepository;
import kportal.accounts.letters.Purpose;
import kportal.audit.AuditRepository;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.web.Origin;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What the one who runs the portal may do to somebody's account. Each leaves an entry that its owner can read. */
public final class OperatorRepository {
    public static final String BY = "by the operator";

    private final Database db;

    public OperatorRepository(Database db) {
        this.db = db;
    }

    private record Account(
            String userId, String businessId, @Nullable Instant disabledAt) {}

    /** How many there were; empty when nobody has this address. */
    public OptionalInt endSessions(String email, Instant now) {
        return db.write(sql -> {
            Optional<Account> found = find(sql, email);
            if (found.isEmpty()) {
                return OptionalInt.empty();
            }
            int ended = endSessions(sql, found.get());
            append(sql, Kind.SESSIONS_ENDED, found.get(), BY, now);
            return OptionalInt.of(ended);
        });
    }

    /** Out at once and kept out: no session, no link in a mail that lets in. */
    public Change disable(String email, Instant now) {
        return db.write(sql -> {
            Optional<Account> found = find(sql, email);
            if (found.isEmpty() || found.get().disabledAt() != null) {
                return found.isEmpty() ? Change.NOBODY : Change.WAS_SO;
            }
            sql.update(USERS)
                    .set(USERS.DISABLED_AT, now)
                    .where(USERS.ID.eq(found.get().userId()))
                    .execute();
            endSessions(sql, found.get());
            // A change of address that the holder undoes is undone all the same: that link lets nobody in.
            LinkRepository.cancel(sql, found.get().userId(), now, Purpose.RESET, Purpose.CHANGE, Purpose.VERIFY);
            append(sql, Kind.ACCOUNT_DISABLED, found.get(), BY, now);
            return Change.DONE;
        });
    }

    /** A mailed link to set a new password, as the one asks for who forgot it. Somebody shut out gets none. */
    public Change postReset(String email, LetterRepository letters, Instant now) {
        return db.write(sql -> {
            Optional<Account> found = find(sql, email);
            if (found.isEmpty() || found.get().disabledAt() != null) {
                return found.isEmpty() ? Change.NOBODY : Change.WAS_SO;
            }
            String to = email.toLowerCase(Locale.ROOT);
            letters.postLink(sql, Letter.RESET, to, found.get().userId(), Purpose.RESET, to, now);
            append(sql, Kind.PASSWORD_RESET_ASKED, found.get(), BY, now);
            return Change.DONE;
        });
    }

    /** For whoever lost them all, or whom a stranger's keep out. Sessions go too: one may be that stranger's. */
    public Change removeFactors(String email, LetterRepository letters, Instant now) {
        return db.write(sql -> {
            Optional<Account> found = find(sql, email);
            if (found.isEmpty()) {
                return Change.NOBODY;
            }
            String userId = found.get().userId();
            Optional<String> confirmed = hold(sql, userId);
            endSessions(sql, found.get());
            RemovedFactors gone = FactorRemovalRepository.removeAll(sql, userId);
            if (!gone.any()) {
                append(sql, Kind.SESSIONS_ENDED, found.get(), BY, now);
                return Change.WAS_SO;
            }
            confirmed.ifPresent(to -> letters.post(sql, Letter.FACTORS_REMOVED, to));
            append(sql, Kind.FACTOR_REMOVED, found.get(), BY + ": " + gone.words(), now);
            return Change.DONE;
        });
    }

    /** Whoever adds a factor holds this row, too. The address, if it is known to be theirs. */
    private static Optional<String> hold(DSLContext sql, String userId) {
        Alive.seizeUser(sql, userId);
        return sql.select(USERS.EMAIL)
                .from(USERS)
                .where(USERS.ID.eq(userId))
                .and(USERS.EMAIL_VERIFIED_AT.isNotNull())
                .fetchOptional(USERS.EMAIL);
    }

    /** They may sign in again, with what they had. */
    public Change enable(String email, Instant now) {
        return db.write(sql -> {
            Optional<Account> found = find(sql, email);
            if (found.isEmpty() || found.get().disabledAt() == null) {
                return found.isEmpty() ? Change.NOBODY : Change.WAS_SO;
            }
            sql.update(USERS)
                    .setNull(USERS.DISABLED_AT)
                    .where(USERS.ID.eq(found.get().userId()))
                    .execute();
            append(sql, Kind.ACCOUNT_ENABLED, found.get(), BY, now);
            return Change.DONE;
        });
    }

    /** Whoever belongs to no business any more has deleted the account. */
    private static Optional<Account> find(DSLContext sql, String email) {
        return sql.select(USERS.ID, MEMBERSHIPS.BUSINESS_ID, USERS.DISABLED_AT)
                .from(USERS)
                .join(MEMBERSHIPS)
                .on(MEMBERSHIPS.USER_ID.eq(USERS.ID))
                .where(USERS.EMAIL.eq(email.toLowerCase(Locale.ROOT)))
                .orderBy(MEMBERSHIPS.CREATED_AT, MEMBERSHIPS.BUSINESS_ID)
                .limit(1)
                .fetchOptional(row -> new Account(row.value1(), row.value2(), row.value3()));
    }

    private static int endSessions(DSLContext sql, Account account) {
        return sql.deleteFrom(SESSIONS)
                .where(SESSIONS.USER_ID.eq(account.userId()))
                .execute();
    }

    private static void append(DSLContext sql, Kind kind, Account account, String words, Instant now) {
        Deed deed = Deed.of(kind, account.businessId(), account.userId(), Origin.PORTAL);
        AuditRepository.append(sql, deed.saying(words), now);
    }
}
