package kportal;

import java.time.Clock;
import kportal.audit.AuditLogRepository;
import kportal.balance.BalanceController;
import kportal.balance.BalanceRepository;
import kportal.balance.EntryController;
import kportal.db.Database;
import kportal.reports.ReportController;
import kportal.reports.ReportRepository;
import kportal.support.Environment;
import kportal.web.View;

/** The part of {@link App} that joins what is worked out of the purchases. */
final class Books {
    private final BalanceController balance;
    private final EntryController entries;
    private final ReportController reports;

    Books(Database db, Environment environment, View view, Clock clock) {
        AuditLogRepository owners = new AuditLogRepository(db);
        BalanceRepository balances = new BalanceRepository(db, environment);
        this.balance = new BalanceController(balances, owners, view, clock);
        this.entries = new EntryController(balances, owners, view, clock);
        this.reports = new ReportController(new ReportRepository(db, environment), clock);
    }

    BalanceController balance() {
        return balance;
    }

    EntryController entries() {
        return entries;
    }

    ReportController reports() {
        return reports;
    }
}
