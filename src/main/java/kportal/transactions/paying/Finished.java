package kportal.transactions.paying;

import java.time.Duration;
import kportal.transactions.Service;

/** A purchase that was sent and whose outcome is on disk, for whoever watches: from its fence on. */
public record Finished(Service service, String status, Duration took) {}
