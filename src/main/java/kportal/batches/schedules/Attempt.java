package kportal.batches.schedules;

import java.time.Duration;
import java.time.Instant;
import kportal.batches.Due;

/** A time of a schedule whose rows somebody looks at. */
record Attempt(String id, Schedule schedule, Instant at) {
    /** Within it a time is on time: a portal takes a while to start. */
    private static final Duration ON_TIME = Duration.ofMinutes(10);

    Due due() {
        return new Due(schedule.id(), at);
    }

    boolean late(Instant now) {
        Duration allowed = Duration.ofHours(schedule.wanted().lateHours());
        return now.isAfter(at.plus(allowed.compareTo(ON_TIME) > 0 ? allowed : ON_TIME));
    }
}
