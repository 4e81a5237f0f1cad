package kportal.reports;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import kportal.support.Money;
import kportal.transactions.Status;
import org.jspecify.annotations.Nullable;

/** Adds kept sums up into rows. */
final class Lines {
    private Lines() {}

    static List<Line> byTime(List<Cell> cells, ReportFilter filter) {
        Step step = filter.by();
        Map<LocalDate, Sums> sums = cells.stream()
                .collect(Collectors.groupingBy(
                        cell -> step.startOf(cell.period()),
                        Collectors.collectingAndThen(Collectors.toList(), Sums::of)));
        List<Line> lines = new ArrayList<>();
        for (LocalDate start = step.startOf(filter.from()); start.isBefore(filter.end()); start = step.after(start)) {
            // A week or month that the span cuts begins with the span.
            LocalDate first = start.isBefore(filter.from()) ? filter.from() : start;
            lines.add(new Line(first.toString(), "", sums.getOrDefault(start, Sums.NONE)));
        }
        return lines;
    }

    /** The most money first, then the most purchases. */
    static List<Line> by(List<Cell> cells, Function<Cell, String> key, Function<String, String> name) {
        return cells.stream()
                .collect(Collectors.groupingBy(
                        key, TreeMap::new, Collectors.collectingAndThen(Collectors.toList(), Sums::of)))
                .entrySet()
                .stream()
                .map(entry -> new Line(entry.getKey(), name.apply(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparing((Line line) -> line.sums().spent())
                        .thenComparingLong(line -> line.sums().count())
                        .reversed()
                        .thenComparing(Line::key))
                .toList();
    }

    /** The month of the last day, against the one before it; {@code cells}: of the days of both. */
    static Months months(List<Cell> cells, LocalDate last) {
        YearMonth month = YearMonth.from(last);
        Map<LocalDate, Money> spent = cells.stream()
                .filter(cell -> cell.status() == Status.SUCCEEDED)
                .collect(Collectors.toMap(cell -> LocalDate.parse(cell.period()), Cell::amount, Money::plus));
        YearMonth before = month.minusMonths(1);
        List<Months.Day> days = new ArrayList<>();
        Money now = Money.ZERO;
        Money then = Money.ZERO;
        for (int day = 1; day <= Math.max(month.lengthOfMonth(), before.lengthOfMonth()); day++) {
            now = now.plus(of(spent, month, day));
            then = then.plus(of(spent, before, day));
            boolean there = day <= last.getDayOfMonth();
            days.add(new Months.Day(day, there ? now : null, before.isValidDay(day) ? then : null));
        }
        return new Months(month, days, last.getDayOfMonth());
    }

    private static Money of(Map<LocalDate, Money> spent, YearMonth month, int day) {
        @Nullable Money money = month.isValidDay(day) ? spent.get(month.atDay(day)) : null;
        return money == null ? Money.ZERO : money;
    }
}
