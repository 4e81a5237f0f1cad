package kportal.backups;

import java.time.Instant;

/** The portal was put back {@code at} that time to what it was at that {@code moment}. */
public record LastRestore(Instant at, Instant moment) {}
