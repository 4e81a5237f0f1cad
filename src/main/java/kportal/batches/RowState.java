package kportal.batches;

import java.util.List;
import java.util.Locale;

/** Where a row stands: as its transaction does once that is sent, and before that by itself. */
public enum RowState {
    WRONG,
    LEFT_OUT,
    /** It was to be sent, and certainly was not. */
    HELD,
    WAITING,
    SENDING,
    SUCCEEDED,
    FAILED,
    PENDING,
    UNKNOWN,
    REVERSED;

    /** In the order that a page tells them: what is in doubt before what is done. */
    public static final List<RowState> TOLD =
            List.of(UNKNOWN, PENDING, FAILED, HELD, WRONG, SENDING, WAITING, SUCCEEDED, REVERSED, LEFT_OUT);

    public boolean sent() {
        return switch (this) {
            case WRONG, LEFT_OUT, HELD, WAITING -> false;
            case SENDING, SUCCEEDED, FAILED, PENDING, UNKNOWN, REVERSED -> true;
        };
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RowState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
