package kportal.alerts;

import java.util.Locale;
import kportal.accounts.letters.Letter;

/** What the operator is told of by mail: when it begins, once a day while it lasts, and when it is over. */
public enum Alert {
    UNKNOWN(Letter.ALERT_UNKNOWN, Letter.ALERT_UNKNOWN_OVER),
    KPOINT(Letter.ALERT_KPOINT, Letter.ALERT_KPOINT_OVER),
    DISK(Letter.ALERT_DISK, Letter.ALERT_DISK_OVER),
    BACKUP(Letter.ALERT_BACKUP, Letter.ALERT_BACKUP_OVER);

    private final Letter letter;
    private final Letter over;

    Alert(Letter letter, Letter over) {
        this.letter = letter;
        this.over = over;
    }

    Letter letter() {
        return letter;
    }

    Letter over() {
        return over;
    }

    /** As the database has it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
