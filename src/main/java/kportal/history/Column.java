package kportal.history;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a row of the list can show beside when it was, what it is and where it stands, which it always does. */
public enum Column {
    RECIPIENT,
    PRODUCT,
    AMOUNT,
    REFERENCE,
    CHARGED,
    BY,
    NOTE;

    private static final Set<Column> USUAL = EnumSet.of(RECIPIENT, PRODUCT, AMOUNT);

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Column> of(String code) {
        return Arrays.stream(values()).filter(c -> c.code().equals(code)).findFirst();
    }

    /** The ones that are ticked; the usual ones while none is. What nobody knows says nothing. */
    static Set<Column> chosen(List<String> codes) {
        Set<Column> chosen = EnumSet.noneOf(Column.class);
        codes.stream().flatMap(code -> of(code).stream()).forEach(chosen::add);
        return chosen.isEmpty() ? USUAL : chosen;
    }

    /** More than a screen has room for, maybe: the list then scrolls sideways by itself. */
    static boolean wide(Set<Column> chosen) {
        return !USUAL.containsAll(chosen);
    }

    /** As in an address; empty for the usual ones. */
    static String query(Set<Column> chosen) {
        return chosen.equals(USUAL)
                ? ""
                : chosen.stream().map(column -> "column=" + column.code()).collect(Collectors.joining("&"));
    }
}
