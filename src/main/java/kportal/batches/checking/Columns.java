package kportal.batches.checking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kportal.sheets.SheetProblem;
import kportal.sheets.SheetRejected;
import kportal.sheets.SheetRow;
import kportal.transactions.Service;

/** Which column of a file is which field of its service's form: by the names that people give them, in any order. */
public final class Columns {
    private static final List<String> PHONES = List.of(
            "phonenumber",
            "phone",
            "number",
            "msisdn",
            "mobile",
            "mobilenumber",
            "phoneno",
            "telephone",
            "tel",
            "gsm",
            "recipient");
    private static final List<String> AMOUNTS =
            List.of("amount", "amountnaira", "amountngn", "naira", "value", "price");
    private static final List<String> NETWORKS = List.of("network", "operator", "carrier", "telco");
    private static final List<String> PRODUCTS = List.of("product", "plan", "package", "bundle");

    private final Map<String, Integer> places;
    private final List<String> heading;
    private final boolean named;

    private Columns(Map<String, Integer> places, List<String> heading, boolean named) {
        this.places = places;
        this.heading = heading;
        this.named = named;
    }

    /** The fields of a service, in the order that a file without a heading has them: the recipient first. */
    public static List<String> fields(Service service) {
        return List.copyOf(known(service).keySet());
    }

    /** Whom it is for. */
    public static String recipient(Service service) {
        return fields(service).getFirst();
    }

    private static Map<String, List<String>> known(Service service) {
        Map<String, List<String>> known = new LinkedHashMap<>();
        switch (service) {
            case AIRTIME -> {
                known.put("phone_number", PHONES);
                known.put("amount", AMOUNTS);
                known.put("network", NETWORKS);
            }
            case DATA -> {
                known.put("phone_number", PHONES);
                known.put("plan_id", with("planid", "dataplan", PRODUCTS));
                known.put("network", NETWORKS);
            }
            case ELECTRICITY -> {
                known.put("meter_number", List.of("meternumber", "meter", "meterno", "number", "recipient"));
                known.put("amount", AMOUNTS);
                known.put("disco", List.of("disco", "provider", "network"));
                known.put("meter_type", List.of("metertype", "type"));
            }
            case CABLE_TV -> {
                known.put(
                        "smartcard_number",
                        List.of("smartcardnumber", "smartcard", "iuc", "iucnumber", "decoder", "number", "recipient"));
                known.put("package_code", with("packagecode", "bouquet", PRODUCTS));
                known.put("provider", List.of("provider", "cable", "cableprovider", "network"));
            }
            case SMS -> {
                known.put("recipient", PHONES);
                known.put("message", List.of("message", "text", "sms"));
            }
        }
        return known;
    }

    private static List<String> with(String first, String second, List<String> others) {
        return Stream.concat(Stream.of(first, second), others.stream()).toList();
    }

    /** Of a file's first row. One that names no recipient is no heading: its cells are taken in the form's own order. */
    public static Columns of(Service service, SheetRow first) throws SheetRejected {
        List<String> names = first.cells().stream().map(Columns::bare).toList();
        Map<String, Integer> places = new LinkedHashMap<>();
        known(service).forEach((field, words) -> place(names, words).ifPresent(at -> places.put(field, at)));
        if (places.containsKey(recipient(service))) {
            if (places.values().stream().map(names::get).anyMatch(name -> isTwice(names, name))) {
                throw new SheetRejected(SheetProblem.COLUMN_TWICE, first.line());
            }
            return new Columns(places, first.cells(), true);
        }
        List<String> fields = fields(service);
        Map<String, Integer> inOrder = new LinkedHashMap<>();
        for (int at = 0; at < Math.min(first.cells().size(), fields.size()); at++) {
            inOrder.put(fields.get(at), at);
        }
        return new Columns(inOrder, fields, false);
    }

    private static boolean isTwice(List<String> names, String name) {
        return names.indexOf(name) != names.lastIndexOf(name);
    }

    /** The best word first: a file may have both a "network" and a "provider". */
    private static Optional<Integer> place(List<String> names, List<String> words) {
        return words.stream().map(names::indexOf).filter(at -> at >= 0).findFirst();
    }

    /** As names are compared: {@code Phone Number (MTN)} and {@code phone_number} alike but for what is in brackets. */
    static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("\\(.*?\\)|[^a-z0-9]", "");
    }

    /** Whether the first row was a heading. */
    public boolean named() {
        return named;
    }

    public List<String> heading() {
        return heading;
    }

    /** Empty where the file has no such column, or the row ends before it. */
    String cell(List<String> cells, String field) {
        Integer at = places.get(field);
        return at == null || at >= cells.size() ? "" : cells.get(at);
    }

    /** By any column's own name, as a message's placeholder has it. */
    Optional<String> byName(List<String> cells, String name) {
        String wanted = bare(name);
        for (int at = 0; at < heading.size(); at++) {
            if (bare(heading.get(at)).equals(wanted)) {
                return Optional.of(at < cells.size() ? cells.get(at) : "");
            }
        }
        return Optional.empty();
    }
}
