package kportal.accounts.sessions;

import kportal.accounts.OwnPassword;
import kportal.accounts.factors.FactorState;
import kportal.accounts.factors.Means;
import kportal.accounts.factors.SecondFactor;
import kportal.accounts.factors.SecondFactor.Tried;
import kportal.web.Form;
import kportal.web.Session;

/** That it is still them: the password, and the second factor if there is one, or a passkey that stands for both. */
public final class OwnProof {
    private final OwnPassword ownPassword;
    private final SecondFactor secondFactor;

    public OwnProof(OwnPassword ownPassword, SecondFactor secondFactor) {
        this.ownPassword = ownPassword;
        this.secondFactor = secondFactor;
    }

    /**
     * What was shown, in words for the audit log, or the form rejects it. The code last: beside a wrong password it is not
     * used up. Throws {@link kportal.web.Later}.
     */
    public String shown(Form form, Tried by) {
        if (form.raw("password").isEmpty() && SecondFactor.hasPasskey(form)) {
            secondFactor.checkPasskeyAlone(form, by);
            return "by passkey";
        }
        ownPassword.check(form, "password", by.session(), by.origin());
        if (!form.valid() || !secondFactor.state(by.session()).on()) {
            return "password";
        }
        return "password, " + secondFactor.check(form, by).map(Means::words).orElse("");
    }

    /** What the page has to ask for. */
    public FactorState asks(Session session) {
        return secondFactor.state(session);
    }
}
