package kportal.history;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import kportal.support.Ids;
import kportal.support.Tokens;
import kportal.transactions.Transaction;

/** Where a page of history ends; the next one begins after it. */
record HistoryCursor(Instant sentAt, String id) {
    static HistoryCursor after(Transaction row) {
        return new HistoryCursor(Objects.requireNonNull(row.sentAt()), row.id());
    }

    static Optional<HistoryCursor> parse(String text) {
        return Tokens.untext(text).filter(t -> t.matches("\\d{1,15} .+")).flatMap(t -> {
            int blank = t.indexOf(' ');
            String id = t.substring(blank + 1);
            return Ids.wellFormed(id)
                    ? Optional.of(new HistoryCursor(Instant.ofEpochMilli(Long.parseLong(t.substring(0, blank))), id))
                    : Optional.empty();
        });
    }

    String text() {
        return Tokens.text(sentAt.toEpochMilli() + " " + id);
    }
}
