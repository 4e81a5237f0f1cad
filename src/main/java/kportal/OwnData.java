package kportal;

import java.time.Clock;
import kportal.accounts.attempts.AttemptRepository;
import kportal.accounts.attempts.Attempts;
import kportal.audit.AuditLogRepository;
import kportal.audit.AuditRepository;
import kportal.db.Database;
import kportal.owndata.download.DownloadController;
import kportal.owndata.download.SheetRepository;
import kportal.settings.Settings;
import kportal.web.Messages;

/** The part of {@link App} that joins what a business can take along. */
final class OwnData {
    private final DownloadController download;

    OwnData(Database db, Settings settings, AuditRepository audit, Clock clock) {
        AuditLogRepository auditLog = new AuditLogRepository(db);
        Attempts attempts = new Attempts(new AttemptRepository(db), clock);
        this.download = new DownloadController(
                new SheetRepository(db), auditLog, attempts, audit, new Messages(settings.environment()), clock);
    }

    DownloadController download() {
        return download;
    }
}
