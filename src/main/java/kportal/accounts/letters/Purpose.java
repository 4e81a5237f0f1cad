package kportal.accounts.letters;

import java.time.Duration;

/** What a link in a mail is for, how long it is good, and the page it opens. */
public enum Purpose {
    VERIFY(Duration.ofHours(24), "/email/confirm"),
    RESET(Duration.ofMinutes(30), "/password/reset"),
    CHANGE(Duration.ofHours(24), "/email/confirm"),
    UNDO(Duration.ofDays(3), "/email/undo");

    private final Duration good;
    private final String path;

    Purpose(Duration good, String path) {
        this.good = good;
        this.path = path;
    }

    public Duration good() {
        return good;
    }

    public String path() {
        return path;
    }

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Purpose of(String code) {
        return valueOf(code.toUpperCase(java.util.Locale.ROOT));
    }
}
