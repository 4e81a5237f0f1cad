package kportal.accounts.attempts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How often a password may be tried. Nobody can lock another out: a browser that its owner signed in with has a count of
 * its own, and so has every address. Only wrong ones count. docs/decisions/login-limits.md says why these figures.
 */
public final class LoginAttempts {
    private static final Limit BROWSER = new Limit("login-browser", 10, Duration.ofMinutes(3));
    private static final Limit ACCOUNT_FROM_NETWORK = new Limit("login-account-network", 10, Duration.ofMinutes(3));
    private static final Limit ACCOUNT = new Limit("login-account", 100, Duration.ofMinutes(1));

    /** A carrier puts thousands of honest people behind one address. */
    private static final Limit NETWORK = new Limit("login-network", 300, Duration.ofSeconds(1));

    private static final List<Limit> OWN = List.of(BROWSER, ACCOUNT_FROM_NETWORK);

    /** While an account is tried from many places, each of them gets two tries instead of ten. */
    private static final int UNDER_ATTACK = 5;

    private final Attempts attempts;

    public LoginAttempts(Attempts attempts) {
        this.attempts = attempts;
    }

    /** Counted as wrong until given back; throws {@link kportal.web.TooMany}. An address nobody has counts like any. */
    public List<Charge> begin(String email, String network, Optional<String> knownBrowser) {
        if (knownBrowser.isPresent()) {
            return attempts.take(BROWSER.on(email, knownBrowser.get()));
        }
        int weight = attempts.isFull(ACCOUNT.on(email)) ? UNDER_ATTACK : 1;
        return attempts.take(
                ACCOUNT_FROM_NETWORK.on(email, network).weighing(weight),
                NETWORK.on(network),
                ACCOUNT.on(email).counted());
    }

    /** The password was right: the same person's earlier mistakes are forgotten. */
    public void right(List<Charge> taken) {
        attempts.giveBack(taken.stream()
                .map(charge -> OWN.contains(charge.limit()) ? charge.whole() : charge)
                .toList());
    }

    /** It was not tried after all. */
    public void untried(List<Charge> taken) {
        attempts.giveBack(taken);
    }
}
