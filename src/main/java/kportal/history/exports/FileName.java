package kportal.history.exports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import kportal.history.HistoryFilter;
import kportal.history.sought.Days;
import kportal.support.LagosTime;

/** The name that a file is saved by: it tells what it was narrowed to, as far as a name can without what was typed. */
final class FileName {
    private static final Set<String> TOLD = Set.of("from", "to", "span", "service", "status");

    private FileName() {}

    static String of(HistoryFilter filter, Format format, Instant now) {
        Map<String, String> fields = FilterWords.fields(filter);
        StringBuilder name = new StringBuilder("kportal-transactions");
        for (String told : new String[] {"service", "status"}) {
            if (fields.containsKey(told)) {
                name.append('-').append(fields.get(told));
            }
        }
        if (!TOLD.containsAll(fields.keySet())) {
            name.append("-filtered");
        }
        return name.append('-')
                .append(span(filter.days(), LagosTime.dayOf(now)))
                .append('.')
                .append(format.code())
                .toString();
    }

    private static String span(Days days, LocalDate today) {
        LocalDate from = days.from();
        LocalDate to = days.to();
        if (from == null) {
            return to == null ? today.toString() : "until-" + to;
        }
        return from + "-to-" + (to == null ? today : to);
    }
}
