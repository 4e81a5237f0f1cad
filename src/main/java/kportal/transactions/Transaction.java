package kportal.transactions;

import java.time.Instant;
import java.util.List;
import kportal.support.Money;
import org.jspecify.annotations.Nullable;

/**
 * One purchase, from its draft on.
 *
 * @param madeBy the mail address of who drafted it
 * @param againOf the id of the one that it was bought again after; none otherwise
 * @param batchId the batch that it is a row of; none otherwise
 * @param sentAt when the fence was passed; none while it is a draft
 * @param reason why it failed or is unknown, a code of the message bundle ({@code reason.…})
 * @param typed which of reference and token a person typed who settled it; none where they are Kpoint's
 * @param settledBy the mail address of the person whose word the status is; none while it is Kpoint's
 */
public record Transaction(
        String id,
        Status status,
        Order order,
        @Nullable String againOf,
        @Nullable String batchId,
        String madeBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant listReadAt,
        @Nullable Instant sentAt,
        @Nullable Instant finishedAt,
        @Nullable String reached,
        @Nullable String reason,
        @Nullable String reference,
        @Nullable String token,
        @Nullable String units,
        @Nullable Money charged,
        @Nullable String kpointMessage,
        @Nullable String typed,
        @Nullable String settledBy,
        @Nullable Instant settledAt,
        @Nullable String note) {

    public Service service() {
        return order.service();
    }

    public boolean draft() {
        return status == Status.DRAFT;
    }

    /** A person may say what came of it: what nobody knows, or what a person said before. */
    public boolean resolvable() {
        boolean corrected = settledBy != null
                && (status == Status.FAILED
                        || status == Status.REVERSED
                        || (status == Status.SUCCEEDED && !kpointSaidSo()));
        return status == Status.UNKNOWN || status == Status.PENDING || corrected;
    }

    /** Kpoint brought no reference, or a person typed it. */
    public boolean referenceOpen() {
        return reference == null || typed("reference");
    }

    /** The same of the token, where a purchase has one. */
    public boolean tokenOpen() {
        return "prepaid".equals(order.meterType()) && (token == null || typed("token"));
    }

    public boolean typed(String what) {
        return typed != null && List.of(typed.split(" ")).contains(what);
    }

    /** Only a success of Kpoint's own needs no reason; it outlives a reversal that is taken back. */
    private boolean kpointSaidSo() {
        return reason == null;
    }

    /** Anything that was sent and has ended, one way or in doubt. */
    public boolean repeatable() {
        return status != Status.DRAFT && status != Status.SENDING;
    }

    /** Nobody knows how it ended, or Kpoint doesn't yet. */
    public boolean unsettled() {
        return status.unsettled();
    }
}
