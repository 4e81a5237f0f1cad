package kportal;

import java.time.Clock;
import java.time.Duration;
import kportal.audit.AuditLogRepository;
import kportal.db.Database;
import kportal.export.ExportFolder;
import kportal.history.exports.LongExport;
import kportal.jobs.Rounds;
import kportal.owndata.deletion.DeletionController;
import kportal.owndata.deletion.DeletionRepository;
import kportal.owndata.deletion.Keeping;
import kportal.owndata.download.DownloadController;
import kportal.owndata.download.SheetRepository;
import kportal.owndata.privacy.PrivacyController;
import kportal.owndata.retention.Retention;
import kportal.owndata.retention.RetentionRepository;
import kportal.settings.Settings;
import kportal.web.Turns;

/** The part of {@link App} that joins what a business can take along and have erased, and what is erased by itself. */
final class OwnData {
    private final PrivacyController privacy;
    private final DownloadController download;
    private final DeletionController deletion;
    private final Retention retention;

    OwnData(
            Database db,
            Settings settings,
            Frame frame,
            Mailing mailing,
            SigningIn signingIn,
            ExportFolder files,
            Turns exports,
            Clock clock) {
        AuditLogRepository auditLog = new AuditLogRepository(db);
        this.privacy = new PrivacyController(settings, LongExport.KEPT, LongExport.REMEMBERED);
        this.download = new DownloadController(
                new SheetRepository(db),
                auditLog,
                signingIn.attempts(),
                exports,
                signingIn.audit(),
                frame.view(),
                clock);
        this.deletion = new DeletionController(
                new DeletionRepository(db, mailing.letters(), files),
                auditLog,
                new Keeping(settings.recordsYears(), settings.auditMonths(), settings.smtpUrl() != null),
                signingIn.proof(),
                frame.browsers(),
                frame.sessions(),
                frame.view(),
                settings.environment(),
                clock);
        this.retention = new Retention(new RetentionRepository(db), mailing.folder(), clock);
    }

    PrivacyController privacy() {
        return privacy;
    }

    DownloadController download() {
        return download;
    }

    DeletionController deletion() {
        return deletion;
    }

    Retention retention() {
        return retention;
    }

    void sweep(Rounds rounds) {
        rounds.every(Duration.ofHours(1), "retention", retention::sweep);
    }
}
