package kportal.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is found by what was typed, within one read. */
sealed interface Search permits SearchRepository, TrigramRepository, NamedRepository {
    /** How many it finds and what they cost, counted so far. */
    Totals totals(int most);

    /** The first so many after the cursor. */
    List<Hit> hits(Sort sort, @Nullable HistoryCursor cursor, int limit);
}
