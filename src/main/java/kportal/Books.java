package kportal;

import java.time.Clock;
import java.time.Duration;
import kportal.accounts.letters.LetterRepository;
import kportal.audit.AuditLogRepository;
import kportal.balance.BalanceController;
import kportal.balance.BalanceRepository;
import kportal.balance.EntryController;
import kportal.db.Database;
import kportal.jobs.Rounds;
import kportal.reports.ReportController;
import kportal.reports.ReportRepository;
import kportal.reports.StatementController;
import kportal.reports.StatementRepository;
import kportal.reports.Statements;
import kportal.support.Environment;
import kportal.transactions.kept.ChoicesRepository;
import kportal.web.View;

/** The part of {@link App} that joins what is worked out of the purchases. */
final class Books {
    private final BalanceController balance;
    private final EntryController entries;
    private final ReportController reports;
    private final StatementController statement;
    private final Statements statements;

    Books(Database db, LetterRepository letters, Environment environment, View view, Clock clock) {
        AuditLogRepository owners = new AuditLogRepository(db);
        BalanceRepository balances = new BalanceRepository(db, environment);
        this.balance = new BalanceController(balances, owners, view, clock);
        this.entries = new EntryController(balances, owners, view, clock);
        ReportRepository reporting = new ReportRepository(db, environment);
        StatementRepository wishes = new StatementRepository(db, letters, reporting, environment);
        this.reports = new ReportController(reporting, new ChoicesRepository(db, environment), wishes, clock);
        this.statement = new StatementController(wishes, view, environment, clock);
        this.statements = new Statements(wishes, clock);
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

    StatementController statement() {
        return statement;
    }

    Statements statements() {
        return statements;
    }

    void sweep(Rounds rounds) {
        rounds.every(Duration.ofHours(1), "statements", statements::post);
    }
}
