package kportal.accounts.attempts;

import java.time.Duration;
import java.util.List;

/** Whether something may be tried now. */
public sealed interface Attempt {
    /** It may, and counts as failed until something is given back. */
    record Open(List<Charge> charges) implements Attempt {}

    record Refused(Duration untilOpen) implements Attempt {}
}
