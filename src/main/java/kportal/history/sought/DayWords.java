package kportal.history.sought;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days as people write them: {@code yesterday}, {@code nov 2026}, {@code 24 nov}, {@code 24/11/2026}, {@code 1-5 nov}. */
final class DayWords {
    private static final String MONTH =
            "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
                    + "|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?:[ /-]20\\d\\d)?";
    private static final String DAY = "\\d{1,2}(?:st|nd|rd|th)?";
    private static final String POINT = "(?:today|yesterday|(?:this|last)[ -](?:week|month|year)"
            + "|" + MONTH
            + "|" + DAY + "[ /-]" + MONTH
            + "|20\\d\\d-\\d{1,2}(?:-\\d{1,2})?|20\\d\\d/\\d{1,2}(?:/\\d{1,2})?"
            + "|\\d{1,2}/\\d{1,2}/(?:20)?\\d\\d|\\d{1,2}-\\d{1,2}-20\\d\\d|\\d{1,2}\\.\\d{1,2}\\.20\\d\\d)";
    private static final String DASH = " ?[-\\u2013\\u2014] ?";
    private static final String TO = " (?:to|till|until) ";
    private static final String END = "(?= |$)";

    private static final Pattern SPAN =
            Pattern.compile("(?:from )?(" + POINT + "|" + DAY + ")(?:" + DASH + "|" + TO + ")(" + POINT + ")" + END);

    /** One end of a span: without the other no day is meant that anybody could name. */
    private static final Pattern HALF = Pattern.compile(
            "(?:from )?" + POINT + "(?:" + DASH + "(?=\\d|$)|" + TO + "(?=" + DAY + END + "))|from " + POINT + END);

    private static final Pattern ONE = Pattern.compile(POINT + END);

    /** As phones, meters and tokens are typed too. */
    private static final Pattern NUMBER = Pattern.compile("[0-9.\\-\\u2013\\u2014]+");

    /**
     * What the first words say.
     *
     * @param days none: they look like days, but are none, such as 31/02/2026; no part of them may pass for another day
     * @param words how many they are
     */
    record Found(@Nullable Days days, int words) {}

    private final LocalDate today;

    DayWords(LocalDate today) {
        this.today = today;
    }

    Optional<Found> at(List<String> words, int from) {
        String text = String.join(" ", words.subList(from, words.size()));
        Matcher one = ONE.matcher(text);
        int day = one.lookingAt() ? one.end() : 0;
        Matcher span = SPAN.matcher(text);
        // 24-nov-2026 is not the 24th to November.
        if (span.lookingAt() && span.end() > day && !isNumber(span)) {
            return Optional.of(found(span, between(span.group(1), span.group(2))));
        }
        Matcher half = HALF.matcher(text);
        if (half.lookingAt() && half.end() > day && !isNumber(half)) {
            return Optional.of(found(half, null));
        }
        if (day == 0) {
            return Optional.empty();
        }
        Days days = between(one.group(), one.group());
        return days == null && isNumber(one) ? Optional.empty() : Optional.of(found(one, days));
    }

    private static boolean isNumber(Matcher found) {
        return NUMBER.matcher(found.group()).matches();
    }

    private static Found found(Matcher found, @Nullable Days days) {
        return new Found(days, found.group().strip().split(" ").length);
    }

    private @Nullable Days between(String first, String last) {
        try {
            return Span.of(code(first)).isPresent() || Span.of(code(last)).isPresent()
                    ? new Days(days(first).from(), days(last).to())
                    : Written.of(first).to(Written.of(last), today);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private Days days(String point) {
        return Span.of(code(point)).map(span -> span.days(today)).orElseGet(() -> Written.of(point)
                .days(today));
    }

    private static String code(String point) {
        return point.replace(' ', '-');
    }
}
