package kportal.history.sought;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts from one to another, both among them, in kobo. */
public record Amounts(long least, long most) {
    public static final Amounts ALL = new Amounts(Long.MIN_VALUE, Long.MAX_VALUE);

    private static final String NAIRA = "(?:₦|ngn|n)?";
    private static final Pattern WORD =
            Pattern.compile("(>=|<=|>|<|=)?(" + NAIRA + ")(\\d{1,3}(?:,\\d{3})+|\\d{1,12})(?:\\.(\\d{2}))?");

    public Amounts and(Amounts other) {
        return new Amounts(Math.max(least, other.least), Math.min(most, other.most));
    }

    public boolean all() {
        return equals(ALL);
    }

    /** {@code >5000}, {@code <=1,500.00}, {@code =200}, {@code ₦5000}; a bare {@code 5000} may as well be a part of a number. */
    static Optional<Amounts> of(String word) {
        Matcher m = WORD.matcher(word);
        if (!m.matches()
                || (m.group(1) == null && m.group(2).isEmpty() && !m.group(3).contains(","))) {
            return Optional.empty();
        }
        long kobo = kobo(m);
        return Optional.of(
                switch (m.group(1)) {
                    case ">" -> new Amounts(kobo + 1, Long.MAX_VALUE);
                    case ">=" -> new Amounts(kobo, Long.MAX_VALUE);
                    // SMS are paid in units: nothing is not an amount.
                    case "<" -> new Amounts(1, kobo - 1);
                    case "<=" -> new Amounts(1, kobo);
                    case null, default -> new Amounts(kobo, kobo);
                });
    }

    /** A bare number that may be an amount. */
    static Optional<Long> bare(String word) {
        return word.matches("[1-9]\\d{0,7}") ? Optional.of(Long.parseLong(word) * 100) : Optional.empty();
    }

    private static long kobo(Matcher m) {
        long naira = Long.parseLong(m.group(3).replace(",", ""));
        return naira * 100 + (m.group(4) == null ? 0 : Long.parseLong(m.group(4)));
    }
}
