package kportal.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a database's own index for searches finds, within one read. */
sealed interface Search permits SearchRepository, TrigramRepository {
    /** How many it finds and what they cost, counted so far. */
    Totals totals(int most);

    /** The ids of the first so many after the cursor. */
    List<String> ids(Sort sort, @Nullable HistoryCursor cursor, int limit);
}
