package kportal.sheets;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which styles show a number as a date: else 24 November would be read as 46350, and might pass for an amount. */
final class DateFormats {
    private static final Pattern BUILT_IN = Pattern.compile("1[4-9]|2[0-2]|2[7-9]|3[0-6]|4[5-7]|5[0-8]");

    /** Of a format: what is no letter of it. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|[\\\\_*].");

    private static final Pattern OF_DATES = Pattern.compile("[ymdhs]");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

    /** 31 December 9999, the last day that spreadsheets know. */
    private static final BigDecimal LAST = BigDecimal.valueOf(2_958_465);

    private final BitSet styles = new BitSet();

    static DateFormats read(XmlPart part) throws IOException {
        DateFormats dates = new DateFormats();
        Set<String> own = new HashSet<>();
        boolean used = false;
        int style = 0;
        while (part.next() && !part.ends("cellXfs")) {
            used |= part.starts("cellXfs");
            if (part.starts("numFmt") && isDate(part.attribute("formatCode"))) {
                own.add(part.attribute("numFmtId"));
            } else if (used && part.starts("xf")) {
                String format = part.attribute("numFmtId");
                dates.styles.set(style++, BUILT_IN.matcher(format).matches() || own.contains(format));
            }
        }
        return dates;
    }

    private static boolean isDate(String format) {
        String letters = LITERAL.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
        return OF_DATES.matcher(letters).find();
    }

    boolean has(String style) {
        return style.matches("\\d{1,6}") && styles.get(Integer.parseInt(style));
    }

    /** A count of days as {@code 2026-11-24}, with {@code 10:30} where it has a time of day. */
    static Optional<String> date(BigDecimal days, boolean from1904) {
        if (days.signum() < 0 || days.compareTo(LAST) > 0) {
            return Optional.empty();
        }
        LocalDate zero = from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
        long seconds = days.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact();
        LocalDateTime time = zero.atStartOfDay().plusSeconds(seconds);
        boolean wholeDay = seconds % SECONDS.longValue() == 0;
        return Optional.of(wholeDay ? time.toLocalDate().toString() : MINUTE.format(time));
    }
}
