package kportal.accounts.attempts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How often a second factor may be tried by whoever gave the right password. Codes of six digits can be guessed with
 * patience: docs/decisions/second-factor.md counts how much. A browser that its owner signed in with has a count of its
 * own, and a recovery code, which nobody guesses, may be tried when codes may not: so nobody is locked out.
 */
public final class FactorAttempts {
    private static final Limit BROWSER = new Limit("factor-browser", 10, Duration.ofMinutes(15));
    private static final Limit ACCOUNT_FROM_NETWORK = new Limit("factor-account-network", 5, Duration.ofMinutes(15));
    private static final Limit ACCOUNT = new Limit("factor-account", 30, Duration.ofMinutes(30));
    private static final Limit LONG_ONES = new Limit("factor-long", 20, Duration.ofMinutes(1));

    private static final List<Limit> OWN = List.of(BROWSER, ACCOUNT_FROM_NETWORK);

    private final Attempts attempts;

    public FactorAttempts(Attempts attempts) {
        this.attempts = attempts;
    }

    /** For six digits. Counted as wrong until given back; throws {@link kportal.web.TooMany}. */
    public List<Charge> beginCode(String userId, String network, Optional<String> knownBrowser) {
        return knownBrowser
                .map(browser -> attempts.take(BROWSER.on(userId, browser)))
                .orElseGet(() -> attempts.take(ACCOUNT_FROM_NETWORK.on(userId, network), ACCOUNT.on(userId)));
    }

    /** For what is too long to guess: only a flood is refused. */
    public List<Charge> beginLong(String userId, String network) {
        return attempts.take(LONG_ONES.on(userId, network));
    }

    /** It was right: the same person's earlier mistakes are forgotten. */
    public void right(List<Charge> taken) {
        attempts.giveBack(taken.stream()
                .map(charge -> OWN.contains(charge.limit()) ? charge.whole() : charge)
                .toList());
    }
}
