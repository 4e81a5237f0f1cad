package kportal.alerts;

import static kportal.db.generated.Tables.ALERTS;

import java.time.Duration;
import java.time.Instant;
import kportal.accounts.letters.Letter;
import kportal.accounts.letters.LetterRepository;
import kportal.db.Database;
import org.jooq.DSLContext;

/** What the operator was told of: however many portals see the same, its letters are posted once. */
public final class AlertRepository {
    private static final Duration AGAIN = Duration.ofDays(1);

    /** What comes and goes, or what one portal sees and another doesn't, is not over yet. */
    private static final Duration QUIET = Duration.ofMinutes(5);

    private final Database db;
    private final LetterRepository letters;
    private final String operator;

    public AlertRepository(Database db, LetterRepository letters, String operator) {
        this.db = db;
        this.letters = letters;
        this.operator = operator;
    }

    void wrong(Alert alert, Finding.Wrong finding, Instant now) {
        db.run(sql -> {
            if (begins(sql, alert, now) || lasts(sql, alert, now)) {
                post(sql, alert.letter(), finding.facts().toArray(String[]::new));
            }
        });
    }

    private static boolean begins(DSLContext sql, Alert alert, Instant now) {
        return sql.insertInto(ALERTS)
                        .set(ALERTS.KIND, alert.code())
                        .set(ALERTS.BEGAN_AT, now)
                        .set(ALERTS.SEEN_AT, now)
                        .set(ALERTS.TOLD_AT, now)
                        .onConflict(ALERTS.KIND)
                        .doNothing()
                        .execute()
                == 1;
    }

    private static boolean lasts(DSLContext sql, Alert alert, Instant now) {
        sql.update(ALERTS)
                .set(ALERTS.SEEN_AT, now)
                .where(ALERTS.KIND.eq(alert.code()))
                .execute();
        return sql.update(ALERTS)
                        .set(ALERTS.TOLD_AT, now)
                        .where(ALERTS.KIND.eq(alert.code()))
                        .and(ALERTS.TOLD_AT.le(now.minus(AGAIN)))
                        .execute()
                == 1;
    }

    void good(Alert alert, Instant now) {
        db.run(sql -> {
            int over = sql.deleteFrom(ALERTS)
                    .where(ALERTS.KIND.eq(alert.code()))
                    .and(ALERTS.SEEN_AT.le(now.minus(QUIET)))
                    .execute();
            if (over == 1) {
                post(sql, alert.over());
            }
        });
    }

    private void post(DSLContext sql, Letter letter, String... facts) {
        letters.post(sql, letter, operator, facts);
    }
}
