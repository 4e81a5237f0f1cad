package kportal.reports;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import kportal.support.LagosTime;

/** From the first of a month on, Lagos time: the statement of the one before, to each who wants it. */
public final class Statements {
    private final StatementRepository statements;
    private final Clock clock;

    public Statements(StatementRepository statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    public void post() {
        Instant now = clock.instant();
        YearMonth month = YearMonth.from(LagosTime.dayOf(now)).minusMonths(1);
        statements.due(month).forEach(due -> statements.post(due, month, now));
    }
}
