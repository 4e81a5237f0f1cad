package kportal.web;

import java.time.Duration;

/** Too much is asked at once; answered as 503, and nothing was done. */
public final class Busy extends Later {
    private static final long serialVersionUID = 1L;

    public Busy(String what) {
        super(what, Duration.ofSeconds(30));
    }

    @Override
    int status() {
        return 503;
    }

    @Override
    Message message() {
        return Message.of("error.busy");
    }
}
