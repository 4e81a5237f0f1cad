package kportal.accounts.factors;

import static kportal.db.generated.Tables.AUTHENTICATORS;
import static kportal.db.generated.Tables.PASSKEYS;
import static kportal.db.generated.Tables.RECOVERY_CODES;

import java.time.Instant;
import org.jooq.DSLContext;

/**
 * Factors taken away in the transaction of somebody who has none of them, and shows otherwise that the account is theirs.
 * That transaction holds the user's row first, as whoever adds one does, so that none is added meanwhile.
 */
public final class FactorRemovalRepository {
    private FactorRemovalRepository() {}

    public static RemovedFactors removeAll(DSLContext sql, String userId) {
        return removeSince(sql, userId, Instant.EPOCH);
    }

    /** Those that were added then or later; recovery codes go with the last factor, for alone they are for nothing. */
    public static RemovedFactors removeSince(DSLContext sql, String userId, Instant since) {
        int apps = sql.deleteFrom(AUTHENTICATORS)
                .where(AUTHENTICATORS.USER_ID.eq(userId))
                .and(AUTHENTICATORS.CONFIRMED_AT.ge(since))
                .execute();
        // Nobody but who asked for it knows a proposal.
        AuthenticatorRepository.removeProposal(sql, userId);
        int passkeys = sql.deleteFrom(PASSKEYS)
                .where(PASSKEYS.USER_ID.eq(userId))
                .and(PASSKEYS.CREATED_AT.ge(since))
                .execute();
        Instant codesSince = FactorRepository.hasAny(sql, userId) ? since : Instant.EPOCH;
        int codes = sql.deleteFrom(RECOVERY_CODES)
                .where(RECOVERY_CODES.USER_ID.eq(userId))
                .and(RECOVERY_CODES.CREATED_AT.ge(codesSince))
                .execute();
        return new RemovedFactors(apps, passkeys, codes);
    }
}
