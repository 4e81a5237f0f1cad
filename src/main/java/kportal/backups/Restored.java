package kportal.backups;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** What was put back: the state of which moment, and where that is now which was there before. */
public record Restored(Instant moment, Optional<Path> aside) {}
