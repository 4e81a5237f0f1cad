package kportal.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the log tells of. A kind may be added, none renamed: its code is under the hashes. */
public enum Kind {
    SIGNED_UP,
    /** The password was right, the second factor is to come. */
    SIGN_IN_BEGUN,
    SIGNED_IN,
    SIGN_IN_FAILED,
    SIGN_IN_LIMITED,
    SIGNED_OUT,
    SESSION_ENDED,
    SESSIONS_ENDED,
    CONFIRMED,
    PROFILE_CHANGED,
    PASSWORD_CHANGED,
    PASSWORD_WRONG,
    PASSWORD_LIMITED,
    PASSWORD_RESET_ASKED,
    PASSWORD_RESET_LIMITED,
    PASSWORD_RESET,
    EMAIL_CHANGE_ASKED,
    EMAIL_CHANGED,
    EMAIL_VERIFIED,
    EMAIL_CHANGE_UNDONE,
    FACTOR_ADDED,
    FACTOR_REMOVED,
    FACTOR_FAILED,
    FACTOR_LIMITED,
    RECOVERY_CODES_MADE,
    RECOVERY_CODE_USED,
    DAILY_LIMIT_CHANGED,
    KEY_SAVED,
    KEY_REFUSED,
    KEY_REMOVED,
    PURCHASE_SETTLED,
    PURCHASE_REVERSED,
    BALANCE_ENTERED,
    BALANCE_TAKEN_BACK,
    BALANCE_CHECKED,
    STATEMENT_CHANGED,
    SCHEDULE_MADE,
    SCHEDULE_CHANGED,
    EXPORTED,
    ACCOUNT_DOWNLOADED,
    ACCOUNT_DELETED,
    ACCOUNT_ERASED,
    ACCOUNT_DISABLED,
    ACCOUNT_ENABLED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
