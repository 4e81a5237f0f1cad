package kportal.history.exports;

import java.time.Instant;
import java.util.Map;
import kportal.history.sought.Days;
import kportal.support.Environment;

/**
 * What a file says of itself beside its rows.
 *
 * @param filters by their names in the list's address, in its order; none: everything
 * @param days all that the filter says of days
 */
record Heading(String business, Environment environment, Instant madeAt, Map<String, String> filters, Days days) {}
