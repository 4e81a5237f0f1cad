package kportal.history;

import java.util.List;
import kportal.transactions.Transaction;
import kportal.web.Message;
import org.jspecify.annotations.Nullable;

/**
 * One page of history.
 *
 * @param next where the following ones begin; none when there are none
 * @param notes what was not looked for
 */
public record HistoryPage(List<Transaction> rows, @Nullable HistoryCursor next, Totals totals, List<Message> notes) {}
