package kportal.transactions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import kportal.support.Tokens;
import org.jspecify.annotations.Nullable;

/** Reviewed, not paid: what a service form's post makes. */
public final class Drafts {
    /** Long enough to ask the customer, short enough that the price still stands. */
    public static final Duration LIFE = Duration.ofMinutes(30);

    /** Past its life: nobody comes back to yesterday's. */
    public static final Duration KEPT = Duration.ofDays(1);

    /** In that half hour, of one business: more than people can type, less than fills a disk. */
    private static final int MOST = 10_000;

    private final TransactionRepository transactions;
    private final Clock clock;

    public Drafts(TransactionRepository transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The same form posted twice is one draft; the same form with something changed in it is another.
     *
     * @param againOf the one that it is bought again after; none for a form's own
     */
    public String create(
            Payer payer, Order order, @Nullable Instant listReadAt, String formNonce, @Nullable String againOf) {
        Instant now = clock.instant();
        String again = againOf == null ? "" : " " + againOf;
        String nonce = Tokens.hash((formNonce.isEmpty() ? Tokens.next() : formNonce) + " " + order + again);
        NewDraft draft = new NewDraft(order, againOf, listReadAt, nonce, now.plus(LIFE), null);
        return transactions.insertDraft(payer.businessId(), payer.userId(), draft, now);
    }

    public boolean tooMany(String businessId) {
        return transactions.countDrafts(businessId, clock.instant()) >= MOST;
    }

    public void sweep() {
        transactions.deleteDraftsExpiredBefore(clock.instant().minus(KEPT));
    }
}
