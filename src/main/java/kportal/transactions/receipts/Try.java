package kportal.transactions.receipts;

import java.time.Instant;
import kportal.transactions.Status;

/** Another purchase that was bought again after this one, or that this one was bought again after. */
public record Try(String id, Status status, Instant sentAt) {
    /** It was in doubt, or failed: what came after it is a second try. */
    public boolean wanting() {
        return status != Status.SUCCEEDED && status != Status.REVERSED;
    }
}
