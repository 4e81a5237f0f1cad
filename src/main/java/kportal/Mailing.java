package kportal;

import java.time.Clock;
import kportal.accounts.email.EmailRepository;
import kportal.accounts.letters.LetterJob;
import kportal.accounts.letters.LetterRepository;
import kportal.accounts.letters.LinkRepository;
import kportal.accounts.recovery.ResetJob;
import kportal.accounts.recovery.ResetRepository;
import kportal.db.Database;
import kportal.jobs.Jobs;
import kportal.mail.OutboxFolder;
import kportal.mail.Post;
import kportal.mail.SmtpPost;
import kportal.settings.Settings;
import kportal.support.Seal;
import kportal.web.Messages;
import org.jspecify.annotations.Nullable;

/** The part of {@link App} that joins what writes to people. */
final class Mailing {
    private final Jobs jobs;
    private final LetterRepository letters;
    private final LinkRepository links;
    private final ResetRepository resets;
    private final EmailRepository emails;
    private final @Nullable OutboxFolder outbox;

    Mailing(Database db, Settings settings, Seal seal, Clock clock) {
        this.jobs = new Jobs(db, seal, clock);
        this.letters = new LetterRepository(jobs);
        this.links = new LinkRepository(db);
        this.resets = new ResetRepository(db, letters, jobs);
        this.emails = new EmailRepository(db, letters);
        OutboxFolder folder = new OutboxFolder(settings.dataDir(), settings.mailFrom(), clock);
        this.outbox = settings.smtpUrl() == null ? folder : null;
        Post post = settings.smtpUrl() == null ? folder : new SmtpPost(settings.smtpUrl(), settings.mailFrom(), clock);
        jobs.handle(LetterJob.KIND, new LetterJob(post, settings.publicUrl(), new Messages(settings.environment())));
        jobs.handle(ResetJob.KIND, new ResetJob(resets, clock));
    }

    Jobs jobs() {
        return jobs;
    }

    LetterRepository letters() {
        return letters;
    }

    LinkRepository links() {
        return links;
    }

    ResetRepository resets() {
        return resets;
    }

    EmailRepository emails() {
        return emails;
    }

    /** Only where mails stay in the folder. */
    @Nullable
    SandboxMailController sandboxPage() {
        return outbox == null ? null : new SandboxMailController(outbox);
    }
}
