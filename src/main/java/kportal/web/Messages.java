package kportal.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kportal.support.Environment;

/** Every text a person reads, in one language. */
public final class Messages {
    private final Properties texts;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Dates dates;

    /** What Kpoint's dashboard is depends on the environment: the practice one stands in this portal. */
    Messages(Properties texts, Environment environment) {
        this.texts = texts;
        for (String name : List.of("dashboard", "key-page")) {
            names.put("{" + name + "}", texts.getProperty("kpoint." + name + "." + environment.code()));
        }
        this.dates = new Dates(texts.getProperty("month.short"));
    }

    public boolean has(String key) {
        return texts.getProperty(key) != null;
    }

    /**
     * Puts each argument where its number stands in braces, a message by its own text, a day or a time as it is said
     * here; no other character means anything, so "don't" is safe.
     */
    public String text(String key, Object... args) {
        String text = texts.getProperty(key, "??" + key + "??");
        for (Map.Entry<String, String> name : names.entrySet()) {
            text = text.replace(name.getKey(), name.getValue());
        }
        for (int i = 0; i < args.length; i++) {
            text = text.replace("{" + i + "}", said(args[i]));
        }
        return text;
    }

    public String text(Message message) {
        return text(message.key(), message.args().toArray());
    }

    /** {@code 24 Nov 2026, 18:05}. */
    public String time(Instant time) {
        return dates.time(time);
    }

    /** {@code 24 Nov 2026}. */
    public String day(LocalDate day) {
        return dates.day(day);
    }

    /** {@code Nov 2026}, of a month or of a day in it. */
    public String month(TemporalAccessor month) {
        return dates.month(month);
    }

    private String said(Object arg) {
        return switch (arg) {
            case Message message -> text(message);
            case Instant time -> time(time);
            case LocalDate day -> day(day);
            case YearMonth month -> month(month);
            default -> String.valueOf(arg);
        };
    }
}
