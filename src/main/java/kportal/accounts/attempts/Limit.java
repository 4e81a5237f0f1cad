package kportal.accounts.attempts;

import java.time.Duration;
import kportal.support.Tokens;

/** So many tries at once, and then one more each time so much has passed. */
public record Limit(String name, int burst, Duration each) {
    /** One try at what the limit is about: an account, an address, both. */
    public Charge on(String... subject) {
        // A line break can't stand in any of them, so no two subjects read the same.
        return new Charge(this, Tokens.hash(name + "\n" + String.join("\n", subject)), 1, true);
    }
}
