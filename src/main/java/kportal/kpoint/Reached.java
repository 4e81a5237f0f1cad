package kportal.kpoint;

import java.util.Locale;

/** How far a purchase's request got. */
public enum Reached {
    /** Not one byte of it left. */
    NOT_SENT,
    /** The connection stood and the request line may have left. */
    CONNECTED,
    /** The whole request was handed to the connection. */
    SENT,
    /** The status and headers of an answer came back; its body perhaps not. */
    ANSWERED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
