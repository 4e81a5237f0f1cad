package kportal.web;

import java.time.Duration;

/** Tried too often; answered as 429, and nothing was done. */
public final class TooMany extends Later {
    private static final long serialVersionUID = 1L;

    public TooMany(String what) {
        this(what, Duration.ofMinutes(5));
    }

    public TooMany(String what, Duration wait) {
        super(what, wait);
    }

    @Override
    int status() {
        return 429;
    }

    @Override
    Message message() {
        long minutes = (seconds() + 59) / 60;
        return minutes == 1 ? Message.of("error.tries.minute") : Message.of("error.tries.minutes", minutes);
    }
}
