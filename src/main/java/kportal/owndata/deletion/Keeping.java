package kportal.owndata.deletion;

import java.time.Instant;
import kportal.support.LagosTime;

/** How long what a deleted business leaves behind is kept: its record of purchases, and its audit log. */
public record Keeping(int recordsYears, int auditMonths) {
    Instant recordsUntil(Instant deletedAt) {
        return deletedAt.atZone(LagosTime.ZONE).plusYears(recordsYears).toInstant();
    }

    Instant auditUntil(Instant deletedAt) {
        return deletedAt.atZone(LagosTime.ZONE).plusMonths(auditMonths).toInstant();
    }
}
