package kportal.history;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import kportal.support.Money;
import kportal.transactions.Status;

/**
 * Of everything that a filter finds, not only of one page, by status.
 *
 * @param over there are more than so many, which were not added up, and nothing is said of their sums; 0 where all are
 */
public record Totals(List<Total> byStatus, int over) {
    /** What a search finds is counted so far before its first page is shown: nobody waits for more. */
    static final int AT_ONCE = 200;

    /** The same of a long history on SQLite, where what is found lies far apart. */
    static final int AT_ONCE_OF_MANY = 50;

    /** And so far and no further for somebody who asks: past it nobody adds up by eye. */
    static final int COUNTED = 10_000;

    private static final Set<Status> IN_DOUBT = Set.of(Status.SENDING, Status.PENDING, Status.UNKNOWN);

    public boolean more() {
        return over > 0;
    }

    /** Whether asking for them would say more. */
    public boolean countable() {
        return more() && over < COUNTED;
    }

    public long count() {
        return byStatus.stream().mapToLong(Total::count).sum();
    }

    /** Both together, of rows that are none of the other's. */
    Totals plus(Totals other, int most) {
        if (more() || other.more() || count() + other.count() > most) {
            return new Totals(List.of(), most);
        }
        return new Totals(
                Stream.concat(byStatus.stream(), other.byStatus.stream())
                        .collect(toMap(Total::status, Function.identity(), Total::plus, TreeMap::new))
                        .values()
                        .stream()
                        .toList(),
                0);
    }

    /** Money that is certainly spent. */
    public Money sure() {
        return sum(Set.of(Status.SUCCEEDED), Total::amount);
    }

    /** What Kpoint took for that: a discount or a fee of its own makes it another sum. */
    public Money charged() {
        return sum(Set.of(Status.SUCCEEDED), Total::charged);
    }

    /** Money that may have been spent. */
    public Money unsure() {
        return sum(IN_DOUBT, Total::amount);
    }

    private Money sum(Set<Status> statuses, Function<Total, Money> what) {
        return byStatus.stream()
                .filter(total -> statuses.contains(total.status()))
                .map(what)
                .reduce(Money.ZERO, Money::plus);
    }
}
