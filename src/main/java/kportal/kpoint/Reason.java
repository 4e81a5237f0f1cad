package kportal.kpoint;

import java.util.Locale;

/** Why there is no plain answer. The codes are stable: the database keeps them, the message bundle words them. */
public enum Reason {
    // Before anything left.
    LEFT_TOO_LATE,
    KEY_NOT_SENDABLE,
    NAME_NOT_RESOLVED,
    CONNECTION_REFUSED,
    CONNECT_TIMEOUT,
    TLS_FAILED,
    CONNECT_FAILED,
    // Before or after; the kind of outcome says which.
    INTERRUPTED,
    INTERNAL_ERROR,
    // After something may have left.
    TIMEOUT,
    CONNECTION_BROKEN,
    ANSWER_TOO_LARGE,
    // An answer that proves nothing.
    SERVER_ERROR,
    REDIRECT,
    UNEXPECTED_STATUS,
    UNREADABLE_ANSWER,
    NO_STATUS_WORD,
    UNKNOWN_STATUS_WORD,
    CONTRADICTORY_ANSWER,
    HTML_REFUSAL,
    UNCLEAR_REFUSAL;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
