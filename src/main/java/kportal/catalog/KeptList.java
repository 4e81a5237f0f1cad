package kportal.catalog;

import java.time.Instant;

/** A list's body as Kpoint gave it, and when. */
record KeptList(String body, Instant readAt) {}
