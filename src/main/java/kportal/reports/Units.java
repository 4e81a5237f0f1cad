package kportal.reports;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kilowatt-hours as Kpoint writes them: {@code 45.2}, {@code 45.2 kWh}, {@code 1,045.20kwh}. */
final class Units {
    private static final Pattern WRITTEN = Pattern.compile(
            "\\s*(\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,6})?|\\d{1,9}(?:[.,]\\d{1,6})?)\\s*(?:kwh|kw|units?)?\\s*",
            Pattern.CASE_INSENSITIVE);

    private Units() {}

    /** Empty when it is no number, or none that a price can be worked out by. */
    static Optional<BigDecimal> read(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        String number = written.group(1);
        boolean grouped = number.matches("\\d{1,3}(,\\d{3})+(\\.\\d+)?");
        BigDecimal kwh = new BigDecimal(grouped ? number.replace(",", "") : number.replace(',', '.'));
        return Optional.of(kwh).filter(units -> units.signum() > 0);
    }
}
