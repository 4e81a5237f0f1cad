package kportal.support;

import java.util.Locale;

/** What an operator may want to know of while it happens. docs/operations.md says what each means, and what to do. */
public enum Incident {
    CSRF("a post that no page of ours sent"),
    FORBIDDEN("a page that this person may not open"),
    FOREIGN_ID("an id that is not theirs"),
    LIMIT("a limit was met"),
    CONNECTIONS("too many connections"),
    ODD_REQUEST("a request that no browser sends"),
    KPOINT_TLS("no safe connection to Kpoint");

    private final String words;

    Incident(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
