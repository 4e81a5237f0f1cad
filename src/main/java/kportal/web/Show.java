package kportal.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import kportal.support.LagosTime;
import kportal.support.Money;
import kportal.support.PhoneNumber;
import org.jspecify.annotations.Nullable;

/** How templates write what a record holds, in one language. */
public final class Show {
    private final Messages messages;
    private final Assets assets;

    public Show(Messages messages, Assets assets) {
        this.messages = messages;
        this.assets = assets;
    }

    public String text(@Nullable Message message) {
        return messages.text(Objects.requireNonNull(message));
    }

    /** Each from a line of its own on. */
    public String lines(List<Message> messages) {
        return messages.stream().map(this::text).collect(Collectors.joining("\n"));
    }

    public String word(String key) {
        return messages.text(key);
    }

    public String word(String key, Object value) {
        return messages.text(key, value);
    }

    /** The ids of what explains a field, for aria-describedby. */
    public @Nullable String describedBy(Form form, String name, @Nullable String help) {
        String ids = (help == null ? "" : name + "-help ") + (form.error(name) == null ? "" : name + "-error");
        return ids.isEmpty() ? null : ids.strip();
    }

    /** Why a step was taken: the reasons of outcomes have words of their own already. */
    public String event(String reason) {
        return word(messages.has("event." + reason) ? "event." + reason : "reason." + reason);
    }

    public String asset(String file) {
        return assets.path(file);
    }

    public String money(@Nullable Money money) {
        return money == null ? "" : money.shown();
    }

    /** A number of things, in groups of three. */
    public String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    public String time(@Nullable Instant time) {
        return time == null ? "" : messages.time(time);
    }

    public String day(LocalDate day) {
        return messages.day(day);
    }

    public String month(TemporalAccessor month) {
        return messages.month(month);
    }

    public String iso(@Nullable Instant time) {
        return time == null ? "" : LagosTime.iso(time);
    }

    /** A phone number in groups; any other number as it is. */
    public String recipient(String recipient) {
        return recipient.length() == 11
                ? PhoneNumber.parse(recipient).map(PhoneNumber::shown).orElse(recipient)
                : recipient;
    }

    /** Twenty digits in fours, as they are keyed into a meter. */
    public String token(String token) {
        return token.replaceAll("(\\d{4})(?=\\d)", "$1 ").replace(",", ", ");
    }

    /** How long ago, in the largest unit that it fills. */
    public String age(Instant from, Instant now) {
        Duration age = Duration.between(from, now);
        if (age.toDays() > 0) {
            return messages.text(age.toDays() == 1 ? "age.day" : "age.days", age.toDays());
        }
        if (age.toHours() > 0) {
            return messages.text(age.toHours() == 1 ? "age.hour" : "age.hours", age.toHours());
        }
        return messages.text(age.toMinutes() == 1 ? "age.minute" : "age.minutes", age.toMinutes());
    }

    /** So much of a long text, whole characters. */
    public String start(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest)) + "…";
    }
}
