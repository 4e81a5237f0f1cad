package kportal.history;

import static kportal.db.generated.Tables.TRANSACTIONS;

import java.util.List;
import java.util.stream.Stream;
import kportal.history.MatchRepository.Match;
import kportal.transactions.RowRepository;
import kportal.transactions.Status;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What a text finds, and what was bought for the few numbers whose saved names hold it: these by the index of numbers,
 * each in its own order.
 */
final class NamedRepository implements Search {
    private final DSLContext sql;
    private final Search texts;
    private final List<Match> numbers;

    /** @param texts finds nothing of these numbers */
    NamedRepository(DSLContext sql, Search texts, List<Match> numbers) {
        this.sql = sql;
        this.texts = texts;
        this.numbers = numbers;
    }

    @Override
    public Totals totals(int most) {
        Totals totals = texts.totals(most);
        for (Match number : numbers) {
            if (totals.more()) {
                break;
            }
            totals = totals.plus(
                    TotalsRepository.counted(sql, TotalsRepository.rows(sql, number, most + 1), most), most);
        }
        return totals;
    }

    @Override
    public List<Hit> hits(Sort sort, @Nullable HistoryCursor cursor, int limit) {
        return Stream.concat(
                        texts.hits(sort, cursor, limit).stream(),
                        numbers.stream().flatMap(number -> hits(number, sort, cursor, limit).stream()))
                .sorted(Hit.order(sort))
                .limit(limit)
                .toList();
    }

    private List<Hit> hits(Match number, Sort sort, @Nullable HistoryCursor cursor, int limit) {
        var from = sql.select(List.of(
                        TRANSACTIONS.ID,
                        TRANSACTIONS.SENT_AT,
                        TRANSACTIONS.STATUS,
                        MatchRepository.AMOUNT,
                        RowRepository.COST))
                .from(TRANSACTIONS);
        return HistoryRepository.listed(from, number, sort, cursor, limit)
                .fetch(r -> new Hit(
                        r.get(TRANSACTIONS.ID),
                        r.get(TRANSACTIONS.SENT_AT),
                        Status.of(r.get(TRANSACTIONS.STATUS)).orElseThrow(),
                        r.get(MatchRepository.AMOUNT),
                        r.get(RowRepository.COST),
                        0));
    }
}
