package kportal.owndata.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import kportal.mail.OutboxFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is kept no longer than it is of use; docs/security.md has the table. */
public final class Retention {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    /** What Kpoint said word for word; what was made of it stays with the purchase. */
    public static final Duration ANSWERS = Duration.ofDays(365);

    /** A list so old is no help on a bad day. */
    public static final Duration LISTS = Duration.ofDays(90);

    /** How prices changed, for comparing a year with the one before. */
    public static final Duration LIST_CHANGES = Duration.ofDays(2 * 365);

    /** Mails that no server took: they hold links, and are there to be looked at while trying the portal out. */
    public static final Duration OUTBOX = Duration.ofDays(7);

    private final RetentionRepository repository;
    private final OutboxFolder outbox;
    private final Clock clock;

    public Retention(RetentionRepository repository, OutboxFolder outbox, Clock clock) {
        this.repository = repository;
        this.outbox = outbox;
        this.clock = clock;
    }

    public void sweep() {
        Instant now = clock.instant();
        for (String businessId : repository.recordsDue(now)) {
            repository.openRecords(businessId, now);
            repository.eraseRecords(businessId);
            log.info("the records of the deleted business {} are erased", businessId);
        }
        for (String businessId : repository.auditDue(now)) {
            repository.eraseAudit(businessId, now);
            log.info("the audit log of the deleted business {} is erased", businessId);
        }
        repository.eraseAnswers(now.minus(ANSWERS));
        repository.eraseLists(now.minus(LISTS));
        repository.eraseListChanges(now.minus(LIST_CHANGES));
        repository.scrub();
        outbox.sweep(now.minus(OUTBOX));
    }
}
