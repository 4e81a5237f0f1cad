package kportal.catalog;

import java.util.Locale;

/** Why a list is not fresh from Kpoint. */
public enum Problem {
    NO_KEY,
    /** What is stored was not encrypted for this business. */
    KEY_UNREADABLE,
    KEY_REFUSED,
    FEE_NOT_PAID,
    UNAVAILABLE,
    UNREADABLE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
