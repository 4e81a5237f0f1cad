package kportal.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kportal.support.Money;
import kportal.transactions.Status;
import org.jspecify.annotations.Nullable;

/**
 * A row that a search found, as far as it is needed to put it in order and to add it up.
 *
 * @param kobo 0 where none is known
 * @param chargedKobo what Kpoint said that it charged; the amount where it didn't say
 * @param place in an index that has an order of its own; else 0
 */
record Hit(String id, Instant sentAt, Status status, long kobo, long chargedKobo, long place) {
    static Comparator<Hit> order(Sort sort) {
        Comparator<Hit> byTime = Comparator.comparing(Hit::sentAt).thenComparing(Hit::id);
        Comparator<Hit> order =
                sort.byAmount() ? Comparator.comparingLong(Hit::kobo).thenComparing(byTime) : byTime;
        return sort.descending() ? order.reversed() : order;
    }

    /** Those after the cursor, in order. */
    static Stream<Hit> after(List<Hit> hits, Sort sort, @Nullable HistoryCursor cursor) {
        return hits.stream()
                .filter(hit -> cursor == null || hit.beyond(sort, cursor))
                .sorted(order(sort));
    }

    private boolean beyond(Sort sort, HistoryCursor cursor) {
        return order(sort).compare(this, new Hit(cursor.id(), cursor.sentAt(), status, cursor.kobo(), 0, 0)) > 0;
    }

    /** Of all that there are. */
    static Totals totals(List<Hit> all) {
        Map<Status, List<Hit>> byStatus = all.stream().collect(groupingBy(Hit::status, TreeMap::new, toList()));
        return new Totals(
                byStatus.entrySet().stream()
                        .map(each -> total(each.getKey(), each.getValue()))
                        .toList(),
                0);
    }

    private static Total total(Status status, List<Hit> hits) {
        return new Total(
                status,
                hits.size(),
                new Money(hits.stream().mapToLong(Hit::kobo).sum()),
                new Money(hits.stream().mapToLong(Hit::chargedKobo).sum()));
    }
}
