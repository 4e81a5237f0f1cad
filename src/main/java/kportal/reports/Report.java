package kportal.reports;

import java.util.List;

/**
 * All that a report shows, of one moment.
 *
 * @param time one after another, those with nothing too
 * @param recipients the most money first
 * @param partly whether there is more in the span than recipients were looked for in
 */
public record Report(
        Sums all,
        List<Line> time,
        List<Line> services,
        List<Line> networks,
        List<Line> users,
        Months months,
        List<Recipient> recipients,
        List<Meter> meters,
        boolean partly) {}
