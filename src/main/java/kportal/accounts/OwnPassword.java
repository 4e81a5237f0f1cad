package kportal.accounts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kportal.accounts.attempts.Attempts;
import kportal.accounts.attempts.Charge;
import kportal.accounts.attempts.Limit;
import kportal.audit.Deed;
import kportal.audit.FailedTries;
import kportal.audit.Kind;
import kportal.web.Busy;
import kportal.web.Form;
import kportal.web.Origin;
import kportal.web.Session;

/** Asks somebody who is signed in for their password: whoever finds a browser signed in must not try many in it. */
public final class OwnPassword {
    private static final Limit PER_USER = new Limit("own-password", 10, Duration.ofMinutes(3));

    private final UserRepository users;
    private final Passwords passwords;
    private final Attempts attempts;
    private final FailedTries failures;

    public OwnPassword(UserRepository users, Passwords passwords, Attempts attempts, FailedTries failures) {
        this.users = users;
        this.passwords = passwords;
        this.attempts = attempts;
        this.failures = failures;
    }

    /** Rejects the field if it isn't theirs; throws {@link kportal.web.Later}. */
    public void check(Form form, String field, Session session, Origin origin) {
        Optional<String> typed = form.secret(field);
        if (typed.isEmpty()) {
            return;
        }
        List<Charge> taken = failures.orNote(
                () -> Deed.of(Kind.PASSWORD_LIMITED, session, origin),
                () -> attempts.take(PER_USER.on(session.userId())));
        try {
            Optional<User> user = users.findByEmail(session.email());
            if (user.isPresent()
                    && passwords.matches(
                            origin.network(), typed.get(), user.get().passwordHash())) {
                attempts.giveBack(taken);
            } else {
                failures.note(Deed.of(Kind.PASSWORD_WRONG, session, origin));
                form.reject(field, "error.password.wrong");
            }
        } catch (Busy e) {
            attempts.giveBack(taken);
            throw e;
        }
    }
}
