package kportal.audit;

import java.util.Locale;

/** What came of a deed. */
public enum Outcome {
    DONE,
    REFUSED,
    /** It broke off half-way, such as an export whose reader went away. */
    BROKEN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
