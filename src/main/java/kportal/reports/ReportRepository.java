package kportal.reports;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.UnaryOperator;
import kportal.db.Database;
import kportal.support.Environment;
import kportal.support.Periods;
import kportal.transactions.kept.Choices;
import org.jooq.DSLContext;

/** Works reports out, each of one moment. */
public final class ReportRepository {
    private final Database db;
    private final CellRepository cells;
    private final BoughtRepository bought;

    public ReportRepository(Database db, Environment environment) {
        this.db = db;
        this.cells = new CellRepository(environment);
        this.bought = new BoughtRepository(environment);
    }

    Report find(String businessId, ReportFilter filter, Choices choices, LocalDate today) {
        return db.read(sql -> {
            List<Cell> found = cells.find(sql, businessId, filter.by().periods(filter.from(), filter.end()), filter);
            Sums all = Sums.of(found);
            return new Report(
                    all,
                    Lines.byTime(found, filter),
                    Lines.by(found, Cell::service, UnaryOperator.identity()),
                    Lines.by(found, Cell::network, choices::network),
                    Lines.by(found, Cell::user, choices::person),
                    months(sql, businessId, filter, today),
                    bought.recipients(sql, businessId, filter),
                    bought.meters(sql, businessId, filter),
                    all.bought() > BoughtRepository.MOST);
        });
    }

    /** What a month came to, by one sum. */
    Sums month(DSLContext sql, String businessId, YearMonth month) {
        ReportFilter filter = ReportFilter.of(month.atDay(1), month.atEndOfMonth());
        return Sums.of(cells.find(sql, businessId, List.of(month.toString()), filter));
    }

    /** Of days to come nothing can be said. */
    private Months months(DSLContext sql, String businessId, ReportFilter filter, LocalDate today) {
        LocalDate last = filter.to().isAfter(today) ? today : filter.to();
        YearMonth month = YearMonth.from(last);
        List<String> days =
                Periods.days(month.minusMonths(1).atDay(1), month.plusMonths(1).atDay(1));
        return Lines.months(cells.find(sql, businessId, days, filter), last);
    }
}
