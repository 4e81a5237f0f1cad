package kportal.history;

import java.time.Instant;
import kportal.support.Money;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.jspecify.annotations.Nullable;

/** What an export takes along of a transaction: read by the million, so no more than that. */
public record Line(
        String id,
        Status status,
        Order order,
        String madeBy,
        Instant sentAt,
        @Nullable String reference,
        @Nullable String token,
        @Nullable String note,
        @Nullable String units,
        @Nullable Money charged) {
    /** What Kpoint said that it charged; the amount where it didn't say. */
    public Money cost() {
        Money amount = order.amount();
        return charged != null ? charged : amount != null ? amount : Money.ZERO;
    }

    HistoryCursor cursor() {
        Money amount = order.amount();
        return new HistoryCursor(sentAt, id, amount == null ? 0 : amount.kobo());
    }
}
