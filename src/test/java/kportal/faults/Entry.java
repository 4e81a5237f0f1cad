package kportal.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import kportal.support.LagosTime;
import kportal.support.Money;
import org.jspecify.annotations.Nullable;

/** A transaction as the model of the ledger keeps it. */
final class Entry {
    private static final Duration DRAFT_LIVES = Duration.ofMinutes(30);
    private static final Duration SOON = Duration.ofMinutes(10);
    private static final Set<String> MAY_HAVE_HAPPENED = Set.of("sending", "succeeded", "pending");

    final String id;
    final Item item;
    final Instant expiresAt;
    /** In kobo; none for SMS. {@code seen} is what stood on the page when it was last looked at. */
    @Nullable
    Long price;

    @Nullable
    Long seen;

    String status = "draft";

    @Nullable
    Instant sentAt;

    String reference = "";
    String token = "";
    String note = "";
    boolean byHand;
    boolean kpointSaidSo;

    Entry(String id, Item item, @Nullable Long price, Instant now) {
        this.id = id;
        this.item = item;
        this.price = price;
        this.seen = price;
        this.expiresAt = now.plus(DRAFT_LIVES);
    }

    boolean draft() {
        return status.equals("draft");
    }

    /** Whether buying {@code other} now may be buying this a second time. */
    boolean likelyTwin(Entry other, Instant now) {
        if (status.equals("unknown")) {
            return true;
        }
        boolean recent = sentAt != null && !sentAt.isBefore(now.minus(SOON));
        boolean same = item.service().equals(other.item.service())
                && item.product().equals(other.item.product())
                && (item.pricedByList() || Objects.equals(price, other.price));
        return MAY_HAVE_HAPPENED.contains(status) && recent && same;
    }

    boolean mayBecome(String to) {
        boolean open = status.equals("unknown") || status.equals("pending");
        // A success of Kpoint's own stands: it may be reversed, and the reversal taken back, but it did not fail.
        boolean corrected = byHand
                && (status.equals("failed")
                        || status.equals("reversed")
                        || (status.equals("succeeded") && !kpointSaidSo));
        boolean edge = !status.equals(to) && (!status.equals("reversed") || to.equals("succeeded"));
        return (open || corrected) && edge;
    }

    void answered(String with) {
        status = with;
        kpointSaidSo = with.equals("succeeded");
    }

    void settle(String to, String why) {
        status = to;
        note = why;
        byHand = true;
    }

    /** Its row of export.csv. */
    List<String> exported(String madeBy) {
        return List.of(
                LagosTime.iso(Objects.requireNonNull(sentAt)),
                id,
                item.service(),
                item.network(),
                item.recipient(),
                item.exportedProduct(),
                price == null ? "" : new Money(price).plain(),
                status,
                reference,
                token,
                madeBy,
                note.startsWith("=") ? "'" + note : note,
                // Units, and what was charged: this Kpoint says neither.
                "",
                "");
    }

    @Override
    public String toString() {
        return item.service() + " to " + item.recipient() + " " + id + " " + status + " at " + price + ", seen " + seen;
    }
}
