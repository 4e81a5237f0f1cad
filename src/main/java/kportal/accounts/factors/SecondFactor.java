package kportal.accounts.factors;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import kportal.accounts.attempts.Charge;
import kportal.accounts.attempts.FactorAttempts;
import kportal.accounts.passkeys.Passkeys;
import kportal.accounts.passkeys.Proof;
import kportal.audit.Deed;
import kportal.audit.FailedTries;
import kportal.audit.Kind;
import kportal.web.Form;
import kportal.web.Message;
import kportal.web.Origin;
import kportal.web.Session;
import kportal.web.TooMany;

/** Asks for the app's code, a recovery code, or a passkey's answer. */
public final class SecondFactor {
    private static final String CODE = "code";
    private static final String PASSKEY = "credential";

    private final Factors factors;
    private final Passkeys passkeys;
    private final FactorAttempts attempts;
    private final FailedTries failures;

    public SecondFactor(Factors factors, Passkeys passkeys, FactorAttempts attempts, FailedTries failures) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.attempts = attempts;
        this.failures = failures;
    }

    public FactorState state(Session session) {
        return factors.state(session.userId());
    }

    /** Who tries, where from, and in which browser if its owner signed in with it before. */
    public record Tried(Session session, Origin origin, Optional<String> knownBrowser) {}

    /** Rejects what isn't right, and is empty then; throws {@link TooMany}. */
    public Optional<Means> check(Form form, Tried by) {
        if (form.has(PASSKEY)) {
            return checkPasskey(form, by);
        }
        Optional<String> typed = form.required(CODE, 60);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        String userId = by.session().userId();
        String digits = typed.get().replaceAll("[\\s-]", "");
        if (digits.matches("[0-9]{1,8}")) {
            List<Charge> taken =
                    limited(by, () -> attempts.beginCode(userId, by.origin().network(), by.knownBrowser()));
            boolean right = factors.useAppCode(userId, digits);
            return told(form, by, taken, right, Means.APP, "error.code.wrong");
        }
        List<Charge> taken =
                limited(by, () -> attempts.beginLong(userId, by.origin().network()));
        boolean right = factors.useRecoveryCode(by.session(), by.origin(), typed.get());
        return told(form, by, taken, right, Means.RECOVERY_CODE, "error.code.recovery");
    }

    private Optional<Means> checkPasskey(Form form, Tried by) {
        return checkPasskey(form, by, Proof.PRESENT, "error.passkey");
    }

    /** Without the password: then the device must have checked its owner. */
    public Optional<Means> checkPasskeyAlone(Form form, Tried by) {
        return checkPasskey(form, by, Proof.VERIFIED, "error.passkey.alone");
    }

    public static boolean hasPasskey(Form form) {
        return form.has(PASSKEY);
    }

    private Optional<Means> checkPasskey(Form form, Tried by, Proof least, String wrong) {
        List<Charge> taken = limited(
                by, () -> attempts.beginLong(by.session().userId(), by.origin().network()));
        if (passkeys.use(by.session(), form.raw(PASSKEY)).compareTo(least) >= 0) {
            attempts.right(taken);
            return Optional.of(Means.PASSKEY);
        }
        failures.note(deed(Kind.FACTOR_FAILED, by).saying(Means.PASSKEY.words()));
        form.reject(Message.of(wrong));
        return Optional.empty();
    }

    private Optional<Means> told(Form form, Tried by, List<Charge> taken, boolean right, Means means, String wrong) {
        if (right) {
            attempts.right(taken);
            return Optional.of(means);
        }
        failures.note(deed(Kind.FACTOR_FAILED, by).saying(means.words()));
        form.reject(CODE, wrong);
        return Optional.empty();
    }

    private List<Charge> limited(Tried by, Supplier<List<Charge>> begin) {
        return failures.orNote(() -> deed(Kind.FACTOR_LIMITED, by), begin);
    }

    private static Deed deed(Kind kind, Tried by) {
        return Deed.of(kind, by.session(), by.origin());
    }
}
