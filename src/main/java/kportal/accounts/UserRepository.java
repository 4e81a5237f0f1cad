package kportal.accounts;

import static kportal.db.generated.Tables.BUSINESSES;
import static kportal.db.generated.Tables.MEMBERSHIPS;
import static kportal.db.generated.Tables.USERS;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import kportal.accounts.letters.Letter;
import kportal.accounts.letters.LetterRepository;
import kportal.accounts.letters.LinkRepository;
import kportal.accounts.letters.Purpose;
import kportal.audit.AuditRepository;
import kportal.audit.Deed;
import kportal.audit.FailedTries;
import kportal.audit.Kind;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.support.Ids;
import kportal.web.Language;
import kportal.web.Origin;
import kportal.web.Session;
import kportal.web.SessionRepository;
import org.jooq.Records;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;

public final class UserRepository {
    private final Database db;
    private final LetterRepository letters;

    public UserRepository(Database db, LetterRepository letters) {
        this.db = db;
        this.letters = letters;
    }

    /** Whom the operator has shut out is nobody here: so the sign-in page can't tell more of them than of anybody unknown. */
    public Optional<User> findByEmail(String email) {
        return db.read(sql -> sql.select(USERS.ID, USERS.NAME, USERS.EMAIL, USERS.PASSWORD_HASH, USERS.CREATED_AT)
                .from(USERS)
                .where(USERS.EMAIL.eq(email))
                .and(USERS.DISABLED_AT.isNull())
                .fetchOptional(Records.mapping(User::new)));
    }

    /** Whether somebody has shown that mail to this user's address reaches them. */
    public boolean hasVerifiedEmail(String userId) {
        return db.read(sql -> sql.fetchExists(USERS, USERS.ID.eq(userId).and(USERS.EMAIL_VERIFIED_AT.isNotNull())));
    }

    /** What whoever has this address did, or nobody: one look-up either way, so that its time doesn't tell which. */
    public Deed deed(Kind kind, String email, Origin origin) {
        return db.<Deed>read(sql -> sql.select(USERS.ID, MEMBERSHIPS.BUSINESS_ID)
                .from(USERS)
                .join(MEMBERSHIPS)
                .on(MEMBERSHIPS.USER_ID.eq(USERS.ID))
                .where(USERS.EMAIL.eq(email))
                .orderBy(MEMBERSHIPS.CREATED_AT, MEMBERSHIPS.BUSINESS_ID)
                .limit(1)
                .fetchOptional(row -> Deed.of(kind, row.value2(), row.value1(), origin))
                .orElseGet(() -> Deed.of(kind, null, null, origin).saying(FailedTries.masked(email))));
    }

    /** Their own names, that no password may be made of. */
    public String[] namesOf(String userId) {
        return db.read(sql -> sql
                .select(BUSINESSES.NAME, USERS.NAME, USERS.EMAIL)
                .from(USERS)
                .join(MEMBERSHIPS)
                .on(MEMBERSHIPS.USER_ID.eq(USERS.ID))
                .join(BUSINESSES)
                .on(BUSINESSES.ID.eq(MEMBERSHIPS.BUSINESS_ID))
                .where(USERS.ID.eq(userId))
                .fetch()
                .stream()
                .flatMap(row -> Stream.of(row.value1(), row.value2(), row.value3()))
                .toArray(String[]::new));
    }

    /** The business they act for; today everybody belongs to one. */
    public String businessOf(String userId) {
        return db.read(sql -> sql.select(MEMBERSHIPS.BUSINESS_ID)
                .from(MEMBERSHIPS)
                .where(MEMBERSHIPS.USER_ID.eq(userId))
                .orderBy(MEMBERSHIPS.CREATED_AT, MEMBERSHIPS.BUSINESS_ID)
                .limit(1)
                .fetchOptional(MEMBERSHIPS.BUSINESS_ID)
                .orElseThrow(Alive.Gone::new));
    }

    /** A business and its owner, both or neither; empty when somebody has this mail address already. */
    public Optional<NewAccount> insert(
            String business,
            String name,
            String email,
            String passwordHash,
            @Nullable Language language,
            Deed deed,
            Instant now) {
        NewAccount account = new NewAccount(Ids.next(), Ids.next());
        try {
            return db.write(sql -> {
                if (LinkRepository.held(sql, email, account.userId(), now)) {
                    return Optional.empty();
                }
                sql.insertInto(USERS)
                        .set(USERS.ID, account.userId())
                        .set(USERS.NAME, name)
                        .set(USERS.EMAIL, email)
                        .set(USERS.PASSWORD_HASH, passwordHash)
                        .set(USERS.LANGUAGE, language == null ? null : language.code())
                        .set(USERS.CREATED_AT, now)
                        .set(USERS.PASSWORD_CHANGED_AT, now)
                        .execute();
                sql.insertInto(BUSINESSES)
                        .set(BUSINESSES.ID, account.businessId())
                        .set(BUSINESSES.NAME, business)
                        .set(BUSINESSES.CREATED_AT, now)
                        .execute();
                sql.insertInto(MEMBERSHIPS)
                        .set(MEMBERSHIPS.BUSINESS_ID, account.businessId())
                        .set(MEMBERSHIPS.USER_ID, account.userId())
                        .set(MEMBERSHIPS.ROLE, "owner")
                        .set(MEMBERSHIPS.CREATED_AT, now)
                        .execute();
                letters.postLink(sql, Letter.VERIFY, email, account.userId(), Purpose.VERIFY, email, now);
                AuditRepository.append(sql, deed.by(account.businessId(), account.userId()), now);
                return Optional.of(account);
            });
        } catch (IntegrityConstraintViolationException e) {
            return Optional.empty();
        }
    }

    /** Tells the holder of an address that somebody else tried to open an account with it. */
    public void tellHolder(String email) {
        db.run(sql -> letters.post(sql, Letter.TAKEN, email));
    }

    /** A link to reset the old password is worth nothing any more, and whoever signed in with it elsewhere is out. */
    public void updatePassword(Session session, String passwordHash, Deed deed, Instant now) {
        String userId = session.userId();
        db.run(sql -> {
            Alive.require(sql.update(USERS)
                            .set(USERS.PASSWORD_HASH, passwordHash)
                            .set(USERS.PASSWORD_CHANGED_AT, now)
                            .where(USERS.ID.eq(userId))
                            .and(USERS.DISABLED_AT.isNull())
                            .execute()
                    == 1);
            LinkRepository.cancel(sql, userId, now, Purpose.RESET);
            SessionRepository.deleteOthers(sql, userId, session.id());
            String email = sql.select(USERS.EMAIL)
                    .from(USERS)
                    .where(USERS.ID.eq(userId))
                    .fetchSingle()
                    .value1();
            letters.post(sql, Letter.PASSWORD_CHANGED, email);
            AuditRepository.append(sql, deed, now);
        });
    }

    /** The same password under a stronger hash; nothing if it was changed meanwhile. */
    void replaceHash(User user, String passwordHash) {
        db.run(sql -> sql.update(USERS)
                .set(USERS.PASSWORD_HASH, passwordHash)
                .where(USERS.ID.eq(user.id()))
                .and(USERS.PASSWORD_HASH.eq(user.passwordHash()))
                .execute());
    }

    public void updateProfile(String userId, String name, String businessId, String business, Deed deed, Instant now) {
        db.run(sql -> {
            Alive.require(sql.update(BUSINESSES)
                            .set(BUSINESSES.NAME, business)
                            .where(BUSINESSES.ID.eq(businessId))
                            .and(BUSINESSES.DELETED_AT.isNull())
                            .execute()
                    == 1);
            Alive.require(sql.update(USERS)
                            .set(USERS.NAME, name)
                            .where(USERS.ID.eq(userId))
                            .and(USERS.DISABLED_AT.isNull())
                            .execute()
                    == 1);
            AuditRepository.append(sql, deed, now);
        });
    }
}
