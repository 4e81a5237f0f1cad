package kportal.keys;

import java.util.Locale;

/** What is known of a key: whether Kpoint takes it. */
public enum KeyState {
    /** Kpoint could not be asked yet. */
    UNVERIFIED,
    WORKING,
    /** 401. */
    REFUSED,
    /** 403: the one-time API fee. */
    FEE_NOT_PAID;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static KeyState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
