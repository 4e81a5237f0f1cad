package kportal.reports;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kportal.transactions.Service;
import kportal.transactions.Status;
import kportal.transactions.kept.Choices;
import kportal.web.Form;
import kportal.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * What a report is about.
 *
 * @param from the first day, Lagos time
 * @param to the last day, that day included
 * @param network Kpoint's code, and the name
 * @param user the id of who bought, and the mail address
 */
public record ReportFilter(
        LocalDate from,
        LocalDate to,
        @Nullable Service service,
        @Nullable Option network,
        @Nullable Option user,
        Step by) {
    /** More rows than anybody reads, and than a chart can show. */
    private static final long MOST_DAYS = 400;

    private static final int MOST_YEARS = 10;

    static ReportFilter of(LocalDate from, LocalDate to) {
        return new ReportFilter(from, to, null, null, null, fitting(from, to));
    }

    /** Empty when something is wrong, which the form then says. This month, where no day is given. */
    static Optional<ReportFilter> from(Form form, Choices choices, LocalDate today) {
        LocalDate to = form.day("to");
        LocalDate last = to == null ? today : to;
        LocalDate from = form.day("from");
        LocalDate first = from == null ? last.withDayOfMonth(1) : from;
        if (last.isBefore(first)) {
            form.reject("to", "error.history.to");
        } else if (first.plusYears(MOST_YEARS).isBefore(last)) {
            form.reject("from", "error.reports.long", MOST_YEARS);
        }
        String service = form.optional("service", 100).orElse(null);
        if (service != null && Service.of(service).isEmpty()) {
            form.reject("service", "error.history.service");
        }
        Option network = chosen(form, "network", choices.networks(), "error.reports.network");
        Option user = chosen(form, "user", choices.people(), "error.reports.user");
        Step by = step(form, first, last);
        return form.valid()
                ? Optional.of(new ReportFilter(
                        first,
                        last,
                        service == null ? null : Service.of(service).orElseThrow(),
                        network,
                        user,
                        by))
                : Optional.empty();
    }

    private static @Nullable Option chosen(Form form, String name, List<Option> options, String wrong) {
        String typed = form.optional(name, 100).orElse(null);
        Option found = options.stream()
                .filter(option -> option.value().equals(typed))
                .findFirst()
                .orElse(null);
        if (typed != null && found == null) {
            form.reject(name, wrong);
        }
        return found;
    }

    private static Step step(Form form, LocalDate first, LocalDate last) {
        String typed = form.optional("by", 100).orElse(null);
        Optional<Step> by = typed == null ? Optional.empty() : Step.of(typed);
        if (typed != null && by.isEmpty()) {
            form.reject("by", "error.reports.by");
        } else if (by.isPresent() && by.get() != Step.MONTH && ChronoUnit.DAYS.between(first, last) > MOST_DAYS) {
            form.reject("by", "error.reports.by.month", MOST_DAYS);
        }
        return by.orElseGet(() -> fitting(first, last));
    }

    private static Step fitting(LocalDate first, LocalDate last) {
        long days = ChronoUnit.DAYS.between(first, last);
        return days <= 62 ? Step.DAY : days <= 200 ? Step.WEEK : Step.MONTH;
    }

    /** The first day after it. */
    LocalDate end() {
        return to.plusDays(1);
    }

    /** Where the history shows what was surely spent for one of them: as many, and as much. */
    public String history(Recipient recipient) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("q", recipient.number());
        fields.put("service", recipient.service());
        return history(fields);
    }

    /** The same of a service, a network or a user; null: one whose mail address, which the history goes by, is not known. */
    public @Nullable String history(String by, Line line) {
        return switch (by) {
            case "service" -> history(Map.of("service", line.key()));
            // What goes through no network is SMS.
            case "network" ->
                history(line.key().isEmpty() ? Map.of("service", Service.SMS.code()) : Map.of("network", line.key()));
            default -> line.name().equals(line.key()) ? null : history(Map.of("who", line.name()));
        };
    }

    private String history(Map<String, String> one) {
        Map<String, String> fields = new LinkedHashMap<>(one);
        if (service != null) {
            fields.put("service", service.code());
        }
        if (network != null) {
            fields.put("network", network.value());
        }
        if (user != null) {
            fields.put("who", user.label());
        }
        fields.put("from", from.toString());
        fields.put("to", to.toString());
        fields.put("status", Status.SUCCEEDED.code());
        return "/transactions?" + query(fields);
    }

    private static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
