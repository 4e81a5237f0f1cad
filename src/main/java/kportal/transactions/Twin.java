package kportal.transactions;

import java.time.Instant;

/** An earlier purchase that a new one may repeat by mistake. */
public record Twin(String id, Status status, Instant sentAt) {
    /** Nobody knows yet whether that one happens: the stronger warning. */
    public boolean doubtful() {
        return status.unsettled();
    }
}
