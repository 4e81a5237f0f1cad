package kportal.history.exports;

import java.time.Instant;
import java.util.Map;
import kportal.history.sought.Days;
import kportal.support.Environment;
import kportal.web.Language;

/**
 * What a file says of itself beside its rows.
 *
 * @param filters by their names in the list's address, in its order; none: everything
 * @param days all that the filter says of days
 * @param language of what is for people; programs read the other files, and those stay as they are
 */
record Heading(
        String business,
        Environment environment,
        Instant madeAt,
        Map<String, String> filters,
        Days days,
        Language language) {}
