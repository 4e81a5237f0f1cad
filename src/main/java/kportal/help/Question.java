package kportal.help;

import java.util.Locale;

/** What people ask, and the page that they need for it. The names are anchors of the page: receipts link to the first ones by their status. */
public enum Question {
    UNKNOWN("/transactions?status=unknown"),
    PENDING("/transactions?status=pending"),
    TWICE("/transactions"),
    FAILED("/transactions?status=failed"),
    TOKEN("/tokens"),
    NUMBER("/transactions?status=succeeded"),
    BALANCE("/balance"),
    KEY("/key"),
    LOST("/account/sessions"),
    ACCOUNTANT("/transactions/export");

    private final String path;

    Question(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
