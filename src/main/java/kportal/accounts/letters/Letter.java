package kportal.accounts.letters;

/** What the portal writes to people. None holds what a stranger typed: a mail is not to carry a stranger's words. */
public enum Letter {
    VERIFY,
    RESET,
    /** Somebody tried to sign up, or to change to, an address that has an account. */
    TAKEN,
    CHANGE_CONFIRM,
    CHANGE_NOTICE,
    PASSWORD_CHANGED,
    NEW_BROWSER,
    FACTOR_ON,
    /** Another app, in the place of the one that was on. */
    FACTOR_REPLACED,
    FACTOR_OFF,
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    /** Taken away without being asked for at the page: with an address put back, or by the operator. */
    FACTORS_UNDONE,
    FACTORS_REMOVED,
    CODES_MADE,
    CODE_USED,
    KEY_SAVED,
    KEY_REMOVED,
    /** What a month came to. */
    STATEMENT,
    EXPORT_READY,
    /** A schedule comes round soon; what came of it; it waits for a person; it stopped itself. */
    SCHEDULE_BEFORE,
    SCHEDULE_DONE,
    SCHEDULE_WAITS,
    SCHEDULE_PAUSED,
    ACCOUNT_DELETED,
    /** To whoever runs the portal: of what is wrong, and that it is over. */
    ALERT_UNKNOWN,
    ALERT_UNKNOWN_OVER,
    ALERT_KPOINT,
    ALERT_KPOINT_OVER,
    ALERT_DISK,
    ALERT_DISK_OVER,
    ALERT_BACKUP,
    ALERT_BACKUP_OVER;

    /** As in the message bundle. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
