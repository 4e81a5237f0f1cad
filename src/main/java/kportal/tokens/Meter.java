package kportal.tokens;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A meter that tokens were bought for. */
public record Meter(
        String id,
        String network,
        @Nullable String disco,
        String number,
        @Nullable String nickname,
        Instant lastAt) {

    /** What its owner calls it. */
    public String shown() {
        return nickname == null ? number : nickname;
    }
}
