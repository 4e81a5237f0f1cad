package kportal.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Set;
import java.util.function.Function;
import kportal.web.Drawn;
import org.jspecify.annotations.Nullable;

/** Lists as they were drawn last. One is shown again while its history stands at the same version, and not a moment longer. */
final class RecentLists {
    /** Of all of them together. */
    private static final long LETTERS = 4_000_000;

    /**
     * Whatever a list depends on beside the history itself: what it shows of people, who may be called otherwise by now, is
     * not kept.
     */
    record Wanted(
            String businessId,
            HistoryFilter filter,
            @Nullable HistoryCursor cursor,
            Set<Column> shown) {
        boolean ofPeople() {
            return filter.who() != null || shown.contains(Column.BY);
        }
    }

    /** @param version of the history that was drawn */
    record List(long version, Drawn drawn) {}

    private final HistoryRepository history;
    private final Cache<Wanted, List> lists = Caffeine.newBuilder()
            .maximumWeight(LETTERS)
            .weigher((Wanted wanted, List list) -> list.drawn().length())
            .build();

    RecentLists(HistoryRepository history) {
        this.history = history;
    }

    Drawn find(Wanted wanted, Function<Wanted, List> draw) {
        if (wanted.ofPeople()) {
            return draw.apply(wanted).drawn();
        }
        List known = lists.getIfPresent(wanted);
        if (known == null || known.version() != history.version(wanted.businessId())) {
            known = draw.apply(wanted);
            lists.put(wanted, known);
        }
        return known.drawn();
    }
}
