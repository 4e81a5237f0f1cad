package kportal.kpoint;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of a purchase. Doubt is {@link Unknown}, never {@link Rejected} or {@link NeverLeft}. */
public sealed interface Outcome {
    Reached reached();

    Duration took();

    /** Kpoint said success. */
    record Succeeded(Answer answer, Duration took) implements Outcome {
        @Override
        public Reached reached() {
            return Reached.ANSWERED;
        }
    }

    /** Kpoint said it is still working on it. */
    record Pending(Answer answer, Duration took) implements Outcome {
        @Override
        public Reached reached() {
            return Reached.ANSWERED;
        }
    }

    /** Kpoint certainly refused: it did not happen. */
    record Rejected(Answer answer, Duration took) implements Outcome {
        @Override
        public Reached reached() {
            return Reached.ANSWERED;
        }
    }

    /** Not one byte of the request left, nor can it leave later: it did not happen. */
    record NeverLeft(String reason, Duration took) implements Outcome {
        @Override
        public Reached reached() {
            return Reached.NOT_SENT;
        }
    }

    /** It may have happened. The answer, or the part of it that came, is there where one came. */
    record Unknown(String reason, @Nullable Answer answer, Reached reached, Duration took) implements Outcome {}
}
