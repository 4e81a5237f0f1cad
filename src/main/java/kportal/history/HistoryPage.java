package kportal.history;

import java.util.List;
import kportal.transactions.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * One page of history.
 *
 * @param next where the following ones begin; none when there are none
 * @param whole a number that was typed is the whole of one that is known: nothing else was looked for
 */
public record HistoryPage(List<Transaction> rows, @Nullable HistoryCursor next, Totals totals, boolean whole) {}
