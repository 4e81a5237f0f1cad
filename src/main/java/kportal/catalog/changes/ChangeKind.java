package kportal.catalog.changes;

import java.util.Locale;

/** What happened to one thing of a list. */
public enum ChangeKind {
    ADDED,
    PRICE,
    RENAMED,
    VANISHED,
    /** In the list again, after it had vanished. */
    BACK;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ChangeKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
