package kportal.history;

import java.time.Duration;
import java.time.Instant;

/** Some time: from a moment on, up to one that is not in it. */
record Stretch(Instant from, Instant before) {
    static final Stretch NONE = new Stretch(Instant.EPOCH, Instant.EPOCH);

    Duration length() {
        return Duration.between(from, before);
    }

    boolean isEmpty() {
        return !from.isBefore(before);
    }

    Stretch upTo(Instant most) {
        return new Stretch(from, most.isBefore(before) ? most : before);
    }

    Stretch startingAt(Instant least) {
        return new Stretch(least.isAfter(from) ? least : from, before);
    }

    /** So long a part of it, at its end or at its beginning; all of it if it isn't longer. */
    Stretch part(Duration length, boolean atEnd) {
        return atEnd ? startingAt(before.minus(length)) : upTo(from.plus(length));
    }

    Stretch without(Stretch part, boolean atEnd) {
        return atEnd ? upTo(part.from) : startingAt(part.before);
    }
}
