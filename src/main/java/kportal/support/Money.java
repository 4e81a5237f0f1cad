package kportal.support;

import java.math.BigDecimal;
import java.util.Locale;

/** An amount of naira, held in kobo. */
public record Money(long kobo) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    public static Money ofNaira(long naira) {
        return new Money(Math.multiplyExact(naira, 100));
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(kobo, other.kobo));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(kobo, other.kobo));
    }

    public Money abs() {
        return new Money(Math.absExact(kobo));
    }

    public long naira() {
        return kobo / 100;
    }

    /** As a person reads it: {@code ₦12,500.00}. */
    public String shown() {
        return (kobo < 0 ? "-" : "") + "₦"
                + String.format(Locale.ROOT, "%,.2f", decimal().abs());
    }

    /** As a spreadsheet reads it: {@code 12500.00}. */
    public String plain() {
        return decimal().toPlainString();
    }

    private BigDecimal decimal() {
        return BigDecimal.valueOf(kobo, 2);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(kobo, other.kobo);
    }

    @Override
    public String toString() {
        return shown();
    }
}
