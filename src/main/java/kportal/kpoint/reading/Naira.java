package kportal.kpoint.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts as such APIs write them: 2500, 2500.00, "2500.00", "₦1,250", "NGN 1,250.50". */
public final class Naira {
    private static final Pattern WRITTEN =
            Pattern.compile("(?:₦|NGN|N)?\\s*((?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?)", Pattern.CASE_INSENSITIVE);

    private Naira() {}

    /** Exact kobo, not negative; empty where it can't be read, or holds a part of a kobo. */
    public static Optional<Long> kobo(JsonNode node) {
        if (node.isNumber()) {
            return exact(node.decimalValue());
        }
        if (!node.isTextual()) {
            return Optional.empty();
        }
        var text = node.asText().strip();
        var written = WRITTEN.matcher(text);
        if (text.length() > 40 || !written.matches()) {
            return Optional.empty();
        }
        return exact(new BigDecimal(written.group(1).replace(",", "")));
    }

    private static Optional<Long> exact(BigDecimal naira) {
        // 1e999999999 would take the memory with it.
        if (naira.signum() < 0 || Math.abs((long) naira.scale()) > 30 || naira.precision() > 40) {
            return Optional.empty();
        }
        try {
            return Optional.of(naira.movePointRight(2).longValueExact());
        } catch (ArithmeticException partOfAKobo) {
            return Optional.empty();
        }
    }
}
