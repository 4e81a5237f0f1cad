package kportal.batches;

import java.time.Instant;

/** A time of a schedule: no two batches are of the same. */
public record Due(String scheduleId, Instant at) {}
