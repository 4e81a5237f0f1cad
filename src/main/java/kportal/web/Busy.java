package kportal.web;

import java.time.Duration;

/** Too much is asked at once; answered as 503, and nothing was done. */
public final class Busy extends Later {
    private static final long serialVersionUID = 1L;

    private final transient Message message;

    public Busy(String what, Message message) {
        super(what, Duration.ofSeconds(30));
        this.message = message;
    }

    @Override
    int status() {
        return 503;
    }

    @Override
    Message message() {
        return message;
    }
}
