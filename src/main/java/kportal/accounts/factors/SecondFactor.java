package kportal.accounts.factors;

import java.util.List;
import java.util.Optional;
import kportal.accounts.attempts.Charge;
import kportal.accounts.attempts.FactorAttempts;
import kportal.accounts.passkeys.Passkeys;
import kportal.web.Form;
import kportal.web.Message;
import kportal.web.Session;

/** Asks for the app's code, a recovery code, or a passkey's answer. */
public final class SecondFactor {
    private static final String CODE = "code";
    private static final String PASSKEY = "credential";

    private final Factors factors;
    private final Passkeys passkeys;
    private final FactorAttempts attempts;

    public SecondFactor(Factors factors, Passkeys passkeys, FactorAttempts attempts) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.attempts = attempts;
    }

    public FactorState state(Session session) {
        return factors.state(session.userId());
    }

    /** Rejects what isn't right; throws {@link kportal.web.TooMany}. True if a recovery code was used up. */
    public boolean check(Form form, Session session, String network, Optional<String> knownBrowser) {
        if (form.has(PASSKEY)) {
            checkPasskey(form, session, network);
            return false;
        }
        Optional<String> typed = form.required(CODE, 60);
        if (typed.isEmpty()) {
            return false;
        }
        String digits = typed.get().replaceAll("[\\s-]", "");
        if (digits.matches("[0-9]{1,8}")) {
            List<Charge> taken = attempts.beginCode(session.userId(), network, knownBrowser);
            tell(form, "error.code.wrong", taken, factors.useAppCode(session.userId(), digits));
            return false;
        }
        List<Charge> taken = attempts.beginLong(session.userId(), network);
        return tell(form, "error.code.recovery", taken, factors.useRecoveryCode(session.userId(), typed.get()));
    }

    private void checkPasskey(Form form, Session session, String network) {
        List<Charge> taken = attempts.beginLong(session.userId(), network);
        if (passkeys.use(session, form.raw(PASSKEY))) {
            attempts.right(taken);
        } else {
            form.reject(Message.of("error.passkey"));
        }
    }

    private boolean tell(Form form, String wrong, List<Charge> taken, boolean right) {
        if (right) {
            attempts.right(taken);
        } else {
            form.reject(CODE, wrong);
        }
        return right;
    }
}
