package kportal.transactions.paying;

import java.time.Instant;
import kportal.kpoint.Answer;
import kportal.kpoint.Outcome;
import kportal.transactions.OwnReason;
import kportal.transactions.Status;
import org.jspecify.annotations.Nullable;

/** What came of an attempt, as it is stored; flat, so that it can lie in the side file as a line of JSON. */
record Result(
        String attemptId,
        String status,
        String reached,
        @Nullable String reason,
        @Nullable Integer httpStatus,
        @Nullable String body,
        @Nullable String message,
        @Nullable String reference,
        @Nullable String token,
        @Nullable String units,
        @Nullable Long chargedKobo,
        long tookMillis,
        long atMillis) {

    static Result of(String attemptId, Outcome outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Succeeded o -> of(attemptId, Status.SUCCEEDED, null, o.answer(), o, now);
            case Outcome.Pending o ->
                of(attemptId, Status.PENDING, OwnReason.KPOINT_IS_WORKING.code(), o.answer(), o, now);
            case Outcome.Rejected o -> of(attemptId, Status.FAILED, rejection(o.answer()), o.answer(), o, now);
            case Outcome.NeverLeft o -> of(attemptId, Status.FAILED, o.reason(), null, o, now);
            case Outcome.Unknown o -> of(attemptId, Status.UNKNOWN, o.reason(), o.answer(), o, now);
        };
    }

    private static Result of(
            String attemptId,
            Status status,
            @Nullable String reason,
            @Nullable Answer answer,
            Outcome outcome,
            Instant now) {
        return new Result(
                attemptId,
                status.code(),
                outcome.reached().code(),
                reason,
                answer == null ? null : answer.httpStatus(),
                answer == null ? null : storable(answer.body()),
                answer == null ? null : answer.message(),
                answer == null ? null : answer.reference(),
                answer == null ? null : answer.token(),
                answer == null ? null : answer.units(),
                answer == null ? null : answer.chargedKobo(),
                outcome.took().toMillis(),
                now.toEpochMilli());
    }

    private static String rejection(Answer answer) {
        OwnReason reason =
                switch (answer.httpStatus()) {
                    case 401 -> OwnReason.KEY_REFUSED;
                    case 403 -> OwnReason.FEE_NOT_PAID;
                    case 429 -> OwnReason.TOO_MANY_REQUESTS;
                    default -> OwnReason.REFUSED;
                };
        return reason.code();
    }

    /** PostgreSQL can't keep a NUL in a text. */
    private static String storable(String body) {
        return body.replace('\0', '\uFFFD');
    }

    Instant at() {
        return Instant.ofEpochMilli(atMillis);
    }

    @Override
    public String toString() {
        return "Result[" + attemptId + " " + status + "]";
    }
}
