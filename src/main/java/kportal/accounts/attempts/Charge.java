package kportal.accounts.attempts;

import java.time.Duration;

/** What a try pours into the bucket of that name; one that isn't strict is kept count of, and refuses nobody. */
public record Charge(Limit limit, String name, int weight, boolean strict) {
    Charge counted() {
        return new Charge(limit, name, weight, false);
    }

    Charge weighing(int tries) {
        return new Charge(limit, name, tries, strict);
    }

    /** All that the bucket can hold: given back, it is empty. */
    Charge whole() {
        return weighing(limit.burst());
    }

    Duration amount() {
        return limit.each().multipliedBy(weight);
    }

    Duration size() {
        return limit.each().multipliedBy(limit.burst());
    }
}
