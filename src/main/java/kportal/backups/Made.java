package kportal.backups;

import java.nio.file.Path;
import java.time.Instant;

/** A backup that is there: of which moment, where, and how long it is. */
public record Made(Instant moment, Path file, long bytes, boolean encrypted) {}
