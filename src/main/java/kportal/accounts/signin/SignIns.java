package kportal.accounts.signin;

import java.time.Clock;
import java.time.Duration;
import kportal.accounts.attempts.Attempts;
import kportal.accounts.attempts.Limit;
import kportal.audit.Deed;

/** The log of sign-ins, written before the session is: nobody is signed in of whom it doesn't tell. */
public final class SignIns {
    /** Somebody who opens a private window each time is not to be mailed each time. */
    private static final Limit TOLD = new Limit("new-browser", 5, Duration.ofHours(1));

    private final SignInRepository repository;
    private final Attempts attempts;
    private final Clock clock;

    public SignIns(SignInRepository repository, Attempts attempts, Clock clock) {
        this.repository = repository;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** A browser that its owner never signed in with before is told by mail. */
    public void note(Deed deed, String email, boolean knownBrowser) {
        if (knownBrowser || attempts.isFull(TOLD.on(email))) {
            repository.append(deed, clock.instant());
        } else {
            attempts.take(TOLD.on(email));
            repository.appendAndTell(deed, email, clock.instant());
        }
    }
}
