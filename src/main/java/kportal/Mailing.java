package kportal;

import java.time.Clock;
import java.time.Duration;
import kportal.accounts.email.EmailRepository;
import kportal.accounts.letters.LetterJob;
import kportal.accounts.letters.LetterRepository;
import kportal.accounts.letters.LinkRepository;
import kportal.accounts.recovery.ResetJob;
import kportal.accounts.recovery.ResetRepository;
import kportal.db.Database;
import kportal.jobs.Jobs;
import kportal.jobs.Rounds;
import kportal.mail.OutboxFolder;
import kportal.mail.Post;
import kportal.mail.SmtpPost;
import kportal.settings.Settings;
import kportal.support.Loopback;
import kportal.support.Seal;
import kportal.web.Bundles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part of {@link App} that joins what writes to people. */
final class Mailing {
    private static final Logger log = LoggerFactory.getLogger(Mailing.class);

    private final Jobs jobs;
    private final LetterRepository letters;
    private final LinkRepository links;
    private final ResetRepository resets;
    private final EmailRepository emails;
    private final OutboxFolder folder;
    private final boolean read;

    Mailing(Database db, Settings settings, Seal seal, Bundles bundles, Clock clock) {
        this.jobs = new Jobs(db, seal, clock);
        this.letters = new LetterRepository(jobs);
        this.links = new LinkRepository(db);
        this.resets = new ResetRepository(db, letters, jobs);
        this.emails = new EmailRepository(db, letters);
        this.folder = new OutboxFolder(settings.sharedDir(), settings.mailFrom(), clock);
        this.read = settings.smtpUrl() == null
                && Loopback.isHost(settings.publicUrl().getHost());
        Post post = settings.smtpUrl() == null ? folder : new SmtpPost(settings.smtpUrl(), settings.mailFrom(), clock);
        if (settings.smtpUrl() == null && settings.realMoney()) {
            log.warn("SMTP_URL is not set: nobody gets a mail, each lies in SHARED_DIR/outbox for a week");
        }
        jobs.handle(LetterJob.KIND, new LetterJob(post, settings.publicUrl(), bundles));
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

    /** Of a time without a mail server too. */
    OutboxFolder folder() {
        return folder;
    }

    void sweep(Rounds rounds, Clock clock) {
        rounds.every(Duration.ofHours(1), "links", () -> links.sweep(clock.instant()));
    }

    /** Only where mails stay in the folder, and the portal is for this machine: else a proxy's visitors might read them. */
    @Nullable
    SandboxMailController sandboxPage() {
        return read ? new SandboxMailController(folder) : null;
    }
}
