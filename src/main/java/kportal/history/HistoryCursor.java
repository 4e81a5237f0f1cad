package kportal.history;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kportal.support.Ids;
import kportal.support.Tokens;
import kportal.transactions.Transaction;

/**
 * Where a page of history ends; the next one begins after it.
 *
 * @param kobo its amount, for what is sorted by it; 0 where there is none
 */
public record HistoryCursor(Instant sentAt, String id, long kobo) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,15}) (\\S+)(?: (\\d{1,15}))?");

    static HistoryCursor after(Transaction row) {
        long kobo = row.order().amount() == null ? 0 : row.order().amount().kobo();
        return new HistoryCursor(Objects.requireNonNull(row.sentAt()), row.id(), kobo);
    }

    static Optional<HistoryCursor> parse(String text) {
        return Tokens.untext(text).flatMap(t -> {
            Matcher m = TEXT.matcher(t);
            return m.matches() && Ids.wellFormed(m.group(2))
                    ? Optional.of(new HistoryCursor(
                            Instant.ofEpochMilli(Long.parseLong(m.group(1))),
                            m.group(2),
                            m.group(3) == null ? 0 : Long.parseLong(m.group(3))))
                    : Optional.empty();
        });
    }

    String text() {
        return Tokens.text(sentAt.toEpochMilli() + " " + id + " " + kobo);
    }
}
