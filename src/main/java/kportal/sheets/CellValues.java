package kportal.sheets;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.regex.Pattern;

/** What a workbook's cell says, as text. */
record CellValues(List<String> strings, DateFormats dates, boolean from1904) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,3})?");

    /** As many digits as a spreadsheet keeps: what follows is made up by its arithmetic. */
    private static final MathContext KEPT = new MathContext(15);

    private static final BigDecimal FIRST_INEXACT = new BigDecimal("1e15");

    /** A cell that has just started. */
    String read(XmlPart part, int line) throws IOException {
        String type = part.attribute("t");
        String style = part.attribute("s");
        String value = "";
        String formula = "";
        while (part.next() && !part.ends("c")) {
            if (part.starts("v")) {
                value = part.text();
            } else if (part.starts("is")) {
                value = SharedStrings.text(part, "is");
            } else if (part.starts("f")) {
                formula = "=" + part.text();
            }
        }
        // A formula that was never calculated is shown, so that nobody takes it for an empty cell.
        return value.isEmpty() ? formula : text(type, style, value, line);
    }

    private String text(String type, String style, String value, int line) throws SheetRejected {
        return switch (type) {
            case "s" -> shared(value, line);
            case "b" -> value.equals("1") ? "TRUE" : "FALSE";
            case "", "n" -> NUMBER.matcher(value).matches() ? number(value, style) : value;
            case "str" -> SharedStrings.unescaped(value);
            default -> value;
        };
    }

    private String shared(String value, int line) throws SheetRejected {
        if (value.matches("\\d{1,9}") && Integer.parseInt(value) < strings.size()) {
            return strings.get(Integer.parseInt(value));
        }
        throw new SheetRejected(SheetProblem.BROKEN, line);
    }

    private String number(String value, String style) {
        BigDecimal number = new BigDecimal(value);
        // Beyond this its last digits may be made up, and are not to pass for a meter's.
        if (number.abs().compareTo(FIRST_INEXACT) >= 0) {
            return value;
        }
        if (dates.has(style)) {
            return DateFormats.date(number, from1904).orElseGet(() -> plain(number));
        }
        return plain(number);
    }

    private static String plain(BigDecimal number) {
        BigDecimal kept = number.round(KEPT).stripTrailingZeros();
        return kept.signum() == 0 ? "0" : kept.toPlainString();
    }
}
