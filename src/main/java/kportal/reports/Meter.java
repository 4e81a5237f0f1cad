package kportal.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import kportal.support.Money;

/** What a meter's units cost, as far as Kpoint said how many there were. */
public record Meter(String number, String disco, long bought, Money spent, BigDecimal kwh) {
    Meter plus(Meter other) {
        return new Meter(number, disco, bought + other.bought, spent.plus(other.spent), kwh.add(other.kwh));
    }

    public Money perKwh() {
        return new Money(BigDecimal.valueOf(spent.kobo())
                .divide(kwh, 0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    public String units() {
        return kwh.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
