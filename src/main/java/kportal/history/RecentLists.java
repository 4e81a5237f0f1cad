package kportal.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Set;
import java.util.function.Supplier;
import kportal.transactions.kept.Choices;
import kportal.web.Drawn;
import kportal.web.Language;
import org.jspecify.annotations.Nullable;

/**
 * Lists as they were drawn last. One is shown again while nothing was bought or settled since, nobody in it is called
 * otherwise, and not a moment longer.
 */
final class RecentLists {
    /** Of all of them together. */
    private static final long LETTERS = 4_000_000;

    record Wanted(
            String businessId,
            Language language,
            HistoryFilter filter,
            @Nullable HistoryCursor cursor,
            Set<Column> shown) {}

    /**
     * Two parts of a page.
     *
     * @param search the form
     * @param found what it finds
     */
    record Parts(Drawn search, Drawn found) {
        int length() {
            return search.length() + found.length();
        }
    }

    private record Kept(Choices choices, Parts parts) {}

    private final Cache<Wanted, Kept> lists = Caffeine.newBuilder()
            .maximumWeight(LETTERS)
            .weigher((Wanted wanted, Kept kept) -> kept.parts().length())
            .build();

    /**
     * Drawn now, or the same before.
     *
     * @param choices read before anything is drawn: with them comes the history's version, and who is in it
     */
    Parts find(Wanted wanted, Choices choices, Supplier<Parts> draw) {
        Kept known = lists.getIfPresent(wanted);
        if (known == null || !known.choices().equals(choices)) {
            known = new Kept(choices, draw.get());
            lists.put(wanted, known);
        }
        return known.parts();
    }
}
