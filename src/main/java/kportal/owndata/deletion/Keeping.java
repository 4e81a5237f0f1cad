package kportal.owndata.deletion;

import java.time.Instant;
import kportal.support.LagosTime;

/**
 * How long what a deleted business leaves behind is kept: its record of purchases, and its audit log.
 *
 * @param mailed whether a server takes the mails; else they lie in the outbox
 */
public record Keeping(int recordsYears, int auditMonths, boolean mailed) {
    Instant recordsUntil(Instant deletedAt) {
        return deletedAt.atZone(LagosTime.ZONE).plusYears(recordsYears).toInstant();
    }

    Instant auditUntil(Instant deletedAt) {
        return deletedAt.atZone(LagosTime.ZONE).plusMonths(auditMonths).toInstant();
    }
}
