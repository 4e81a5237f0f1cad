package kportal.keys;

import static kportal.db.generated.Tables.API_KEYS;

import java.time.Instant;
import java.util.Optional;
import kportal.accounts.letters.Letter;
import kportal.accounts.letters.LetterRepository;
import kportal.audit.AuditRepository;
import kportal.audit.Deed;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.support.Environment;
import org.jooq.Condition;
import org.jooq.DSLContext;

public final class ApiKeyRepository {
    private static final String REMOVED = "removed";

    private final Database db;
    private final LetterRepository letters;
    private final String environment;

    public ApiKeyRepository(Database db, LetterRepository letters, Environment environment) {
        this.db = db;
        this.letters = letters;
        this.environment = environment.code();
    }

    public Optional<ApiKey> find(String businessId) {
        return db.read(sql -> sql.selectFrom(API_KEYS)
                .where(current(businessId))
                .fetchOptional(row -> new ApiKey(
                        row.getId(),
                        row.getLast4(),
                        KeyState.of(row.getState()),
                        row.getCreatedAt(),
                        row.getCheckedAt(),
                        row.getLastWorkedAt())));
    }

    Optional<Ciphertext> findCiphertext(String businessId) {
        return db.read(sql -> sql.select(API_KEYS.ID, API_KEYS.CIPHERTEXT)
                .from(API_KEYS)
                .where(current(businessId))
                .fetchOptional(row -> new Ciphertext(row.value1(), row.value2())));
    }

    record Ciphertext(String keyId, byte[] bytes) {}

    /** The new key in the place of the old one, whose secret is gone with it. Throws {@link KeysetMoved}. */
    void replace(String businessId, String userId, ApiKey key, byte[] ciphertext, Deed deed) {
        db.run(sql -> {
            // Kpoint was asked meanwhile, which takes a while.
            Alive.requireBusiness(sql, businessId);
            KeysetCheckRepository.requireInForce(sql, ciphertext);
            remove(sql, businessId, key.createdAt());
            sql.insertInto(API_KEYS)
                    .set(API_KEYS.ID, key.id())
                    .set(API_KEYS.BUSINESS_ID, businessId)
                    .set(API_KEYS.ENVIRONMENT, environment)
                    .set(API_KEYS.CIPHERTEXT, ciphertext)
                    .set(API_KEYS.LAST4, key.last4())
                    .set(API_KEYS.STATE, key.state().code())
                    .set(API_KEYS.CREATED_BY, userId)
                    .set(API_KEYS.CREATED_AT, key.createdAt())
                    .set(API_KEYS.CHECKED_AT, key.checkedAt())
                    .set(API_KEYS.LAST_WORKED_AT, key.lastWorkedAt())
                    .execute();
            letters.postToOwners(sql, Letter.KEY_SAVED, businessId);
            AuditRepository.append(sql, deed, key.createdAt());
        });
        db.scrub();
    }

    void remove(String businessId, Deed deed, Instant now) {
        db.run(sql -> {
            if (remove(sql, businessId, now)) {
                letters.postToOwners(sql, Letter.KEY_REMOVED, businessId);
                AuditRepository.append(sql, deed, now);
            }
        });
        db.scrub();
    }

    private boolean remove(DSLContext sql, String businessId, Instant now) {
        return sql.update(API_KEYS)
                        .set(API_KEYS.STATE, REMOVED)
                        .setNull(API_KEYS.CIPHERTEXT)
                        .set(API_KEYS.REMOVED_AT, now)
                        .where(current(businessId))
                        .execute()
                > 0;
    }

    /** What Kpoint made of the key; a removed one stays removed. */
    void updateState(String keyId, KeyState state, Instant now) {
        db.run(sql -> {
            var update = sql.update(API_KEYS).set(API_KEYS.STATE, state.code()).set(API_KEYS.CHECKED_AT, now);
            if (state == KeyState.WORKING) {
                update = update.set(API_KEYS.LAST_WORKED_AT, now);
            }
            update.where(API_KEYS.ID.eq(keyId))
                    .and(API_KEYS.ENVIRONMENT.eq(environment))
                    .and(API_KEYS.REMOVED_AT.isNull())
                    .execute();
        });
    }

    private Condition current(String businessId) {
        return API_KEYS.BUSINESS_ID
                .eq(businessId)
                .and(API_KEYS.ENVIRONMENT.eq(environment))
                .and(API_KEYS.REMOVED_AT.isNull());
    }
}
