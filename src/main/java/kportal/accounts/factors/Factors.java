package kportal.accounts.factors;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import kportal.accounts.passkeys.NewPasskey;
import kportal.accounts.passkeys.Passkeys;
import kportal.support.Seal;
import kportal.web.Origin;
import kportal.web.Session;

/** Setting up the second factor, and what is right of what is typed as one. */
public final class Factors {
    /** A seed that was shown and never confirmed is not shown again after this. */
    private static final Duration PROPOSED = Duration.ofMinutes(30);

    private final AuthenticatorRepository authenticators;
    private final RecoveryCodeRepository codes;
    private final FactorRepository changes;
    private final Passkeys passkeys;
    private final Seal seal;
    private final boolean required;
    private final Clock clock;

    public Factors(
            AuthenticatorRepository authenticators,
            RecoveryCodeRepository codes,
            FactorRepository changes,
            Passkeys passkeys,
            Seal seal,
            boolean required,
            Clock clock) {
        this.authenticators = authenticators;
        this.codes = codes;
        this.changes = changes;
        this.passkeys = passkeys;
        this.seal = seal;
        this.required = required;
        this.clock = clock;
    }

    FactorState state(String userId) {
        Instant since = authenticators.find(userId).map(Authenticator::since).orElse(null);
        return new FactorState(since, passkeys.list(userId), codes.count(userId), required);
    }

    /** Whether the password alone is not enough. */
    public boolean on(String userId) {
        return state(userId).on();
    }

    /** Whether it is wanted of everybody, and they have none. */
    public boolean missing(String userId) {
        return required && !on(userId);
    }

    void propose(String userId) {
        authenticators.propose(userId, Seed.next(), seal, clock.instant());
    }

    Optional<Seed> proposal(String userId) {
        return proposed(userId).map(proposal -> seed(userId, proposal));
    }

    private Optional<Authenticator> proposed(String userId) {
        return authenticators
                .findProposal(userId)
                .filter(app -> app.since().plus(PROPOSED).isAfter(clock.instant()));
    }

    /** A first code turns the app on. Empty if it is wrong; else new recovery codes, to be shown this once, if there were none. */
    Optional<List<RecoveryCode>> addApp(Session session, Origin origin, String code) {
        Authenticator proposal = proposed(session.userId()).orElse(null);
        if (proposal == null) {
            return Optional.empty();
        }
        OptionalInt step = Totp.stepOf(seed(session.userId(), proposal), code, clock.instant());
        return step.isPresent()
                ? changes.addApp(session, origin, proposal, step.getAsInt(), clock.instant())
                : Optional.empty();
    }

    /** Empty if it is no answer to what was asked, or known already; else as with the app. */
    Optional<List<RecoveryCode>> addPasskey(Session session, Origin origin, String name, String answer) {
        return passkeys.made(session, answer)
                .flatMap(made -> changes.addPasskey(session, origin, new NewPasskey(name, made), clock.instant()));
    }

    /** Whether it is the app's code now; if so, it is used up. */
    boolean useAppCode(String userId, String code) {
        Authenticator app = authenticators.find(userId).orElse(null);
        if (app == null) {
            return false;
        }
        OptionalInt step = Totp.stepOf(seed(userId, app), code, clock.instant());
        return step.isPresent() && authenticators.use(userId, app, step.getAsInt());
    }

    boolean useRecoveryCode(Session session, Origin origin, String typed) {
        return changes.useCode(session, origin, RecoveryCode.typed(typed), clock.instant());
    }

    List<RecoveryCode> renewCodes(Session session, Origin origin) {
        return changes.renewCodes(session, origin, clock.instant());
    }

    Removal removeApp(Session session, Origin origin) {
        return changes.removeApp(session, origin, required, clock.instant());
    }

    Removal removePasskey(Session session, Origin origin, String id) {
        return changes.removePasskey(session, origin, id, required, clock.instant());
    }

    private Seed seed(String userId, Authenticator app) {
        return new Seed(seal.decrypt(app.seed().bytes(), owner(userId)));
    }

    /** A seed moved to another user's row can't be read there. */
    public static String owner(String userId) {
        return "authenticator " + userId;
    }
}
