package kportal.history.sought;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days as people write them: {@code yesterday}, {@code last week}, {@code nov 2026}, {@code 24 nov}, {@code 24/11/2026}. */
final class DayWords {
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})(?:-(\\d{1,2}))?");
    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})");

    /**
     * What the first words say.
     *
     * @param words how many they are
     */
    record Found(Days days, int words) {}

    private final LocalDate today;

    DayWords(LocalDate today) {
        this.today = today;
    }

    Optional<Found> at(List<String> words, int from) {
        try {
            return Optional.ofNullable(read(words.subList(from, words.size())));
        } catch (DateTimeException e) {
            // Such as 31/02/2026: a text like any other.
            return Optional.empty();
        }
    }

    private @Nullable Found read(List<String> words) {
        String first = words.get(0);
        String second = words.size() > 1 ? words.get(1) : "";
        String third = words.size() > 2 ? words.get(2) : "";
        Optional<Span> span = Span.of(first);
        if (span.isPresent()) {
            return new Found(span.get().days(today), 1);
        }
        Optional<Span> two = Span.of(first + "-" + second);
        if (two.isPresent()) {
            return new Found(two.get().days(today), 2);
        }
        Month month = month(first);
        if (month != null) {
            return year(second)
                    ? new Found(whole(YearMonth.of(Integer.parseInt(second), month)), 2)
                    : new Found(whole(latest(month)), 1);
        }
        Month after = month(second);
        if (after != null && first.matches("\\d{1,2}")) {
            YearMonth of = year(third) ? YearMonth.of(Integer.parseInt(third), after) : latest(after);
            return new Found(Days.of(of.atDay(Integer.parseInt(first))), year(third) ? 3 : 2);
        }
        return numbers(first);
    }

    private static @Nullable Found numbers(String word) {
        Matcher iso = ISO.matcher(word);
        if (iso.matches()) {
            YearMonth of = YearMonth.of(Integer.parseInt(iso.group(1)), Integer.parseInt(iso.group(2)));
            return new Found(iso.group(3) == null ? whole(of) : Days.of(of.atDay(Integer.parseInt(iso.group(3)))), 1);
        }
        Matcher slashed = SLASHED.matcher(word);
        return slashed.matches()
                ? new Found(
                        Days.of(LocalDate.of(
                                Integer.parseInt(slashed.group(3)),
                                Integer.parseInt(slashed.group(2)),
                                Integer.parseInt(slashed.group(1)))),
                        1)
                : null;
    }

    /** The last such month that has begun. */
    private YearMonth latest(Month month) {
        YearMonth same = YearMonth.of(today.getYear(), month);
        return same.isAfter(YearMonth.from(today)) ? same.minusYears(1) : same;
    }

    private static Days whole(YearMonth month) {
        return new Days(month.atDay(1), month.atEndOfMonth());
    }

    private static boolean year(String word) {
        return word.matches("20\\d\\d");
    }

    /** By its English name, or the first three letters of it. */
    private static @Nullable Month month(String word) {
        return Arrays.stream(Month.values())
                .filter(month -> named(month, word))
                .findFirst()
                .orElse(null);
    }

    private static boolean named(Month month, String word) {
        String name = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
        return word.equals(name)
                || word.equals(name.substring(0, 3))
                || (word.equals("sept") && month == Month.SEPTEMBER);
    }
}
