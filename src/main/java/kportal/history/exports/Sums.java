package kportal.history.exports;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kportal.history.Line;
import kportal.history.Total;
import kportal.history.Totals;
import kportal.support.Money;
import kportal.transactions.Status;

/** What the rows come to, counted as they go by: it can't say anything but what the file holds. */
final class Sums {
    private final Map<Status, Total> totals = new EnumMap<>(Status.class);
    private long count;

    void add(Line row) {
        Money amount = row.order().amount();
        count++;
        totals.merge(
                row.status(),
                new Total(row.status(), 1, amount == null ? Money.ZERO : amount, row.cost()),
                Total::plus);
    }

    /** One for each status that there is a row of, with the rows' amounts added up, whatever became of the money. */
    List<Total> totals() {
        return List.copyOf(totals.values());
    }

    long count() {
        return count;
    }

    /** Certainly spent. */
    Money sure() {
        return new Totals(totals(), 0).sure();
    }

    /** What Kpoint took for that. */
    Money charged() {
        return new Totals(totals(), 0).charged();
    }

    /** Perhaps spent. */
    Money unsure() {
        return new Totals(totals(), 0).unsure();
    }
}
