package kportal.accounts.factors;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import kportal.accounts.passkeys.Passkeys;
import kportal.support.Seal;

/** Setting up the second factor, and what is right of what is typed as one. */
public final class Factors {
    /** A seed that was shown and never confirmed is not shown again after this. */
    private static final Duration PROPOSED = Duration.ofMinutes(30);

    private final AuthenticatorRepository authenticators;
    private final RecoveryCodeRepository codes;
    private final Passkeys passkeys;
    private final Seal seal;
    private final Clock clock;

    public Factors(
            AuthenticatorRepository authenticators,
            RecoveryCodeRepository codes,
            Passkeys passkeys,
            Seal seal,
            Clock clock) {
        this.authenticators = authenticators;
        this.codes = codes;
        this.passkeys = passkeys;
        this.seal = seal;
        this.clock = clock;
    }

    FactorState state(String userId) {
        Instant since =
                authenticators.find(userId).map(Authenticator::confirmedAt).orElse(null);
        return new FactorState(since, passkeys.list(userId), codes.count(userId));
    }

    /** Whether the password alone is not enough. */
    public boolean on(String userId) {
        return state(userId).on();
    }

    void propose(String userId) {
        authenticators.propose(userId, seal.encrypt(Seed.next().text(), owner(userId)), clock.instant());
    }

    Optional<Seed> proposal(String userId) {
        return proposed(userId).map(proposal -> seed(userId, proposal));
    }

    private Optional<Authenticator> proposed(String userId) {
        return authenticators
                .find(userId)
                .filter(app -> app.confirmedAt() == null)
                .filter(app -> app.createdAt().plus(PROPOSED).isAfter(clock.instant()));
    }

    /** A first code turns the app on. Empty if it is wrong; else new recovery codes, to be shown this once, if there were none. */
    Optional<List<RecoveryCode>> confirm(String userId, String code) {
        Authenticator proposal = proposed(userId).orElse(null);
        if (proposal == null) {
            return Optional.empty();
        }
        OptionalInt step = Totp.stepOf(seed(userId, proposal), code, clock.instant());
        List<RecoveryCode> fresh = codes.count(userId) == 0 ? RecoveryCode.next() : List.of();
        boolean on = step.isPresent()
                && authenticators.confirm(
                        userId, proposal.seed().bytes(), step.getAsInt(), hashes(fresh), clock.instant());
        return on ? Optional.of(fresh) : Optional.empty();
    }

    /** Whether it is the app's code now; if so, it is used up. */
    boolean useAppCode(String userId, String code) {
        return authenticators
                .find(userId)
                .filter(app -> app.confirmedAt() != null)
                .map(app -> Totp.stepOf(seed(userId, app), code, clock.instant()))
                .filter(OptionalInt::isPresent)
                .map(step -> authenticators.use(userId, step.getAsInt()))
                .orElse(false);
    }

    boolean useRecoveryCode(String userId, String typed) {
        return codes.use(userId, RecoveryCode.typed(typed).hash(), clock.instant());
    }

    List<RecoveryCode> renewCodes(String userId) {
        List<RecoveryCode> fresh = RecoveryCode.next();
        codes.replace(userId, hashes(fresh), clock.instant());
        return fresh;
    }

    /** With a first passkey; none if some are left. */
    List<RecoveryCode> codesIfNone(String userId) {
        return codes.count(userId) == 0 ? renewCodes(userId) : List.of();
    }

    void removeApp(String userId) {
        authenticators.remove(userId);
        removeCodesIfOff(userId);
    }

    /** False if it isn't theirs. */
    boolean removePasskey(String userId, String id) {
        boolean removed = passkeys.remove(userId, id);
        removeCodesIfOff(userId);
        return removed;
    }

    private void removeCodesIfOff(String userId) {
        if (!on(userId)) {
            codes.replace(userId, List.of(), clock.instant());
        }
    }

    private Seed seed(String userId, Authenticator app) {
        return new Seed(seal.decrypt(app.seed().bytes(), owner(userId)));
    }

    /** A seed moved to another user's row can't be read there. */
    public static String owner(String userId) {
        return "authenticator " + userId;
    }

    private static List<String> hashes(List<RecoveryCode> codes) {
        return codes.stream().map(RecoveryCode::hash).toList();
    }
}
