package kportal.tokens;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A meter that tokens were bought for.
 *
 * @param saved its name among the saved numbers
 */
public record Meter(
        String id,
        String network,
        @Nullable String disco,
        String number,
        @Nullable String nickname,
        @Nullable String saved,
        Instant lastAt) {

    /** What its owner calls it. */
    public String shown() {
        return isNamed() ? Objects.requireNonNullElse(nickname, saved) : number;
    }

    public boolean isNamed() {
        return nickname != null || saved != null;
    }
}
