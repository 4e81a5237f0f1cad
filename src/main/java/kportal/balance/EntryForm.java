package kportal.balance;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kportal.support.LagosTime;
import kportal.support.Money;
import kportal.support.Tokens;
import kportal.web.Form;
import org.jspecify.annotations.Nullable;

/** How much, when, and a word on it. */
final class EntryForm {
    private static final Pattern NAIRA = Pattern.compile("\\d{1,10}(\\.\\d{1,2})?");
    private static final Pattern MOMENT = Pattern.compile("20\\d{2}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2})?");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private EntryForm() {}

    /** Empty when something is wrong, which the form then says. */
    static Optional<NewEntry> read(Form form, EntryKind kind, Instant now) {
        Optional<Money> amount = amount(form);
        if (kind == EntryKind.DEPOSIT && amount.filter(Money.ZERO::equals).isPresent()) {
            form.reject("amount", "error.balance.amount");
        }
        Optional<Instant> when = when(form, now);
        String note = form.optional("note", 500).orElse(null);
        String nonce = form.optional("nonce", 100).orElseGet(Tokens::next);
        return form.valid() && amount.isPresent() && when.isPresent()
                ? Optional.of(new NewEntry(kind, when.get(), amount.get(), note, nonce))
                : Optional.empty();
    }

    private static Optional<Money> amount(Form form) {
        String typed = form.required("amount", 25).orElse(null);
        if (typed == null) {
            return Optional.empty();
        }
        String digits = typed.replaceFirst("^(₦|NGN|N)\\s*", "").replaceAll("[, ]", "");
        if (!NAIRA.matcher(digits).matches()) {
            form.reject("amount", "error.balance.amount");
            return Optional.empty();
        }
        return Optional.of(new Money(new BigDecimal(digits).movePointRight(2).longValueExact()));
    }

    /** Lagos time; empty is now. */
    private static Optional<Instant> when(Form form, Instant now) {
        String typed = form.optional("when", 30).orElse(null);
        if (typed == null) {
            return Optional.of(now);
        }
        Instant when = MOMENT.matcher(typed).matches() ? parsed(typed) : null;
        if (when == null) {
            form.reject("when", "error.balance.when");
        } else if (when.isAfter(now)) {
            form.reject("when", "error.balance.future");
        }
        return Optional.ofNullable(when);
    }

    private static @Nullable Instant parsed(String typed) {
        try {
            return LocalDateTime.parse(typed.replace(' ', 'T'))
                    .atZone(LagosTime.ZONE)
                    .toInstant();
        } catch (DateTimeException e) {
            // Such as the 31st of February.
            return null;
        }
    }

    /** An entry as somebody may have typed it. */
    static Form of(Entry entry) {
        Map<String, String> fields = new HashMap<>();
        fields.put("amount", entry.amount().plain());
        fields.put("when", MINUTE.format(entry.happenedAt().atZone(LagosTime.ZONE)));
        fields.put("note", entry.note() == null ? "" : entry.note());
        return Form.filled(fields);
    }
}
