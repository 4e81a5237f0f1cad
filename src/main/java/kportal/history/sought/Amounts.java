package kportal.history.sought;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts from one to another, both among them, in kobo. */
public record Amounts(long least, long most) {
    public static final Amounts ALL = new Amounts(Long.MIN_VALUE, Long.MAX_VALUE);

    private static final String AMOUNT =
            "(₦ ?|ngn ?|n)?((?:\\d{1,3}(?:,\\d{3})+|\\d{1,12})(?:\\.\\d{2})?|\\d{1,6}(?:\\.\\d{1,3})?k)";
    private static final String END = "(?= |$)";
    private static final Pattern ONE = Pattern.compile("(?:(>=|<=|>|<|=) ?)?" + AMOUNT + END);
    private static final Pattern SPAN =
            Pattern.compile(AMOUNT + "( ?[-\\u2013\\u2014] ?| to )" + AMOUNT + END + "(?! ?[-\\u2013\\u2014])");

    /** What the first words say, and how many they are. */
    record Found(Amounts amounts, int words) {}

    public Amounts and(Amounts other) {
        return new Amounts(Math.max(least, other.least), Math.min(most, other.most));
    }

    public boolean all() {
        return equals(ALL);
    }

    /**
     * {@code >5000}, {@code <= 1,500.00}, {@code =200}, {@code ₦ 5000}, {@code 2.5k}, {@code 5000 - 10000}; a bare
     * {@code 5000} may as well be a part of a number.
     */
    static Optional<Found> at(List<String> words, int from) {
        String text = String.join(" ", words.subList(from, words.size()));
        Matcher span = SPAN.matcher(text);
        if (span.lookingAt()) {
            Amounts between = between(span);
            if (between != null) {
                return Optional.of(found(between, span));
            }
        }
        Matcher one = ONE.matcher(text);
        return one.lookingAt() && (one.group(1) != null || isAmount(one.group(2), one.group(3)))
                ? Optional.of(found(bounds(one.group(1), kobo(one.group(3))), one))
                : Optional.empty();
    }

    private static Found found(Amounts amounts, Matcher found) {
        return new Found(amounts, found.group().split(" ").length);
    }

    private static Amounts bounds(@Nullable String sign, long kobo) {
        return switch (sign) {
            case ">" -> new Amounts(kobo + 1, Long.MAX_VALUE);
            case ">=" -> new Amounts(kobo, Long.MAX_VALUE);
            // SMS are paid in units: nothing is not an amount.
            case "<" -> new Amounts(1, kobo - 1);
            case "<=" -> new Amounts(1, kobo);
            case null, default -> new Amounts(kobo, kobo);
        };
    }

    /** None: digits with a dash between them, as in a meter's number. */
    private static @Nullable Amounts between(Matcher m) {
        long least = kobo(m.group(2));
        long most = kobo(m.group(5));
        if (m.group(5).endsWith("k") && m.group(2).matches("\\d{1,3}") && least * 1000 < most) {
            // 5-10k
            least *= 1000;
        }
        boolean apart = m.group(3).length() > 2 && bare(m.group(2)).isPresent() && least < most;
        return apart || isAmount(m.group(1), m.group(2)) || isAmount(m.group(4), m.group(5))
                ? new Amounts(least, most)
                : null;
    }

    private static boolean isAmount(@Nullable String naira, String number) {
        return naira != null || number.contains(",") || number.endsWith("k");
    }

    /** A bare number that may be an amount. */
    static Optional<Long> bare(String word) {
        return word.matches("[1-9]\\d{0,7}") ? Optional.of(Long.parseLong(word) * 100) : Optional.empty();
    }

    private static long kobo(String number) {
        return new BigDecimal(number.replaceAll("[,k]", ""))
                .movePointRight(number.endsWith("k") ? 5 : 2)
                .longValueExact();
    }
}
