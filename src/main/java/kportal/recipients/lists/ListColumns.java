package kportal.recipients.lists;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kportal.export.Formula;
import kportal.recipients.Kind;
import kportal.recipients.Recipient;
import org.jspecify.annotations.Nullable;

/** Which column of a list holds what. What is exported can be imported. See docs/recipients.md. */
final class ListColumns {
    static final List<String> NAMES = List.of("kind", "number", "name", "network", "meter_type", "groups");

    /** Of a list that names no number: as one types it. */
    private static final List<String> UNNAMED = List.of("number", "name", "groups");

    private static final Map<String, Kind> NUMBERS = Map.of(
            "phonenumber", Kind.PHONE,
            "phone", Kind.PHONE,
            "meternumber", Kind.METER,
            "meter", Kind.METER,
            "smartcardnumber", Kind.SMARTCARD,
            "smartcard", Kind.SMARTCARD,
            "iuc", Kind.SMARTCARD);

    private final List<String> columns;
    private final @Nullable Kind kind;
    private final boolean named;

    private ListColumns(List<String> columns, @Nullable Kind kind, boolean named) {
        this.columns = columns;
        this.kind = kind;
        this.named = named;
    }

    static ListColumns of(List<String> first) {
        List<String> columns = new ArrayList<>();
        Kind kind = null;
        for (String cell : first) {
            String bare = bare(cell);
            if (NUMBERS.containsKey(bare) && !columns.contains("number")) {
                kind = NUMBERS.get(bare);
                columns.add("number");
            } else {
                columns.add(NAMES.stream()
                        .filter(name -> bare(name).equals(bare))
                        .findFirst()
                        .orElse(""));
            }
        }
        return columns.contains("number")
                ? new ListColumns(columns, kind, true)
                : new ListColumns(UNNAMED, null, false);
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    /** Whether the first row was a heading. */
    boolean named() {
        return named;
    }

    /** As the form has them; a spreadsheet takes the 0 off a phone number, and our own export may have defused a name. */
    Map<String, String> fields(List<String> cells) {
        Map<String, String> row = new HashMap<>();
        for (int at = 0; at < Math.min(cells.size(), columns.size()); at++) {
            row.putIfAbsent(columns.get(at), armed(cells.get(at).strip()));
        }
        String number = row.getOrDefault("number", "").replaceFirst("^(?=[789]\\d{9}$)", "0");
        String given = bare(row.getOrDefault("kind", ""));
        return Map.of(
                "kind", given.isEmpty() ? kind(number) : given,
                "number", given.isEmpty() || given.equals(Kind.PHONE.code()) ? number : row.getOrDefault("number", ""),
                "saved_name", row.getOrDefault("name", ""),
                "saved_network", row.getOrDefault("network", ""),
                "meter_type", row.getOrDefault("meter_type", "").toLowerCase(Locale.ROOT),
                "groups", row.getOrDefault("groups", ""));
    }

    /** Where the row doesn't say: as its column's name does, else a phone if it can be one. */
    private String kind(String number) {
        if (kind != null) {
            return kind.code();
        }
        return Kind.PHONE.number(number).isPresent() ? Kind.PHONE.code() : "";
    }

    private static String armed(String cell) {
        return cell.startsWith("'") && Formula.defused(cell.substring(1)).equals(cell) ? cell.substring(1) : cell;
    }

    static List<String> cells(Recipient recipient) {
        return List.of(
                recipient.kind().code(),
                recipient.number(),
                Formula.defused(recipient.name()),
                recipient.network() == null ? "" : Formula.defused(recipient.network()),
                recipient.meterType() == null ? "" : recipient.meterType(),
                Formula.defused(recipient.groupNames()));
    }
}
