package kportal.reports;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.support.LagosTime;
import kportal.transactions.kept.Choices;
import kportal.transactions.kept.ChoicesRepository;
import kportal.web.Form;
import kportal.web.Option;
import kportal.web.Sessions;
import kportal.web.View;

/** What was spent: on what, by whom, for whom, and how it went. */
public final class ReportController {
    private static final String PAGE = "reports/index";
    private static final List<Option> STEPS =
            Arrays.stream(Step.values()).map(step -> Option.of(step.code())).toList();

    private final ReportRepository reports;
    private final ChoicesRepository choices;
    private final StatementRepository statements;
    private final Clock clock;

    public ReportController(
            ReportRepository reports, ChoicesRepository choices, StatementRepository statements, Clock clock) {
        this.reports = reports;
        this.choices = choices;
        this.statements = statements;
        this.clock = clock;
    }

    public void index(Context ctx) {
        String businessId = Sessions.of(ctx).businessId();
        Form form = Form.of(ctx);
        LocalDate today = LagosTime.dayOf(clock.instant());
        Choices known = choices.find(businessId);
        Optional<ReportFilter> filter = ReportFilter.from(form, known, today);
        Map<String, Object> model = model(form, known, today);
        model.put("statement", statements.isWanted(businessId));
        if (filter.isEmpty()) {
            View.invalid(ctx, PAGE, model);
            return;
        }
        model.put("report", reports.find(businessId, filter.get(), known, today));
        model.put("filter", filter.get());
        ctx.render(PAGE, model);
    }

    private static Map<String, Object> model(Form form, Choices choices, LocalDate today) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("choices", choices);
        model.put("services", Choices.SERVICES);
        model.put("steps", STEPS);
        model.put("spans", spans(today));
        model.put("report", null);
        return model;
    }

    private static List<Quick> spans(LocalDate today) {
        LocalDate month = today.withDayOfMonth(1);
        return List.of(
                new Quick("month", month, today),
                new Quick("last_month", month.minusMonths(1), month.minusDays(1)),
                new Quick("quarter", month.minusMonths(2), today),
                new Quick("year", today.withDayOfYear(1), today));
    }

    /** A span that people often want. */
    public record Quick(String code, LocalDate from, LocalDate to) {
        public String path() {
            return "/reports?from=" + from + "&to=" + to;
        }
    }
}
