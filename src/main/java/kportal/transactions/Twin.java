package kportal.transactions;

import java.time.Instant;

/** An earlier purchase that a new one may repeat by mistake. */
public record Twin(String id, Status status, Instant sentAt) {
    /** Nobody knows whether that one happened: the stronger warning. */
    public boolean doubtful() {
        return status == Status.UNKNOWN;
    }
}
