package kportal.history;

import java.util.List;
import kportal.history.MatchRepository.Match;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/** What a database's own index for searches finds, within one read. */
sealed interface Search permits SearchRepository, TrigramRepository {
    /** Of a match that has terms. */
    static Search of(DSLContext sql, String businessId, String environment, Match match) {
        return sql.dialect() == SQLDialect.SQLITE
                ? new SearchRepository(sql, businessId, environment, match)
                : new TrigramRepository(sql, businessId, environment, match);
    }

    /** How many it finds and what they cost, counted so far. */
    Totals totals(int most);

    /** The ids of the first so many after the cursor. */
    List<String> ids(Sort sort, @Nullable HistoryCursor cursor, int limit);
}
