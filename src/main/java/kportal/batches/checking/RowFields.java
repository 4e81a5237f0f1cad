package kportal.batches.checking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import kportal.catalog.Listing;
import kportal.catalog.Lists;
import kportal.kpoint.lists.CablePackage;
import kportal.kpoint.lists.DataPlan;
import kportal.kpoint.lists.Network;
import kportal.kpoint.lists.Provider;
import kportal.recipients.Kind;
import kportal.support.PhoneNumber;
import kportal.transactions.Service;
import kportal.transactions.ordering.NetworkHints;
import org.jspecify.annotations.Nullable;

/**
 * What the service's form would hold, had a person typed the row there: Kpoint's codes for the names that people use, and
 * what the row leaves out as it is likely to be.
 */
final class RowFields {
    private final String businessId;
    private final Lists lists;
    private final NetworkHints hints;

    RowFields(String businessId, Lists lists, NetworkHints hints) {
        this.businessId = businessId;
        this.lists = lists;
        this.hints = hints;
    }

    /** @param usual for all rows that don't say */
    Map<String, String> read(Service service, Columns columns, List<String> cells, Map<String, String> usual) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : Columns.fields(service)) {
            String cell = columns.cell(cells, field);
            fields.put(field, cell.isBlank() ? usual.getOrDefault(field, "") : cell.strip());
        }
        if (service == Service.SMS) {
            fields.computeIfPresent("message", (_, message) -> Placeholders.fill(message, columns, cells));
        }
        return complete(service, fields);
    }

    Map<String, String> complete(Service service, Map<String, String> fields) {
        switch (service) {
            case AIRTIME -> network(fields);
            case DATA -> {
                network(fields);
                plan(fields);
            }
            case ELECTRICITY -> meter(fields);
            case CABLE_TV -> provider(fields);
            case SMS -> phone(fields, "recipient");
        }
        return fields;
    }

    private void network(Map<String, String> fields) {
        phone(fields, "phone_number");
        Listing<Network> networks = lists.networks();
        code(fields, "network", networks, Network::code, Network::name);
        if (blank(fields, "network")) {
            PhoneNumber.parse(text(fields, "phone_number"))
                    .flatMap(number -> hints.propose(businessId, number, networks.items()))
                    .ifPresent(network -> fields.put("network", network));
        }
    }

    /** A spreadsheet takes the 0 off a number, and sometimes the + before it. */
    private static void phone(Map<String, String> fields, String field) {
        fields.computeIfPresent(field, (_, typed) -> typed.matches("[789]\\d{9}") ? "0" + typed : typed);
    }

    private void plan(Map<String, String> fields) {
        if (!blank(fields, "network")) {
            Listing<DataPlan> plans = lists.dataPlans(text(fields, "network"));
            code(fields, "plan_id", plans, DataPlan::planId, DataPlan::description);
        }
    }

    private void meter(Map<String, String> fields) {
        fields.computeIfPresent("meter_type", (_, type) -> type.toLowerCase(Locale.ROOT));
        if (blank(fields, "disco") || blank(fields, "meter_type")) {
            String meter = Kind.METER.number(text(fields, "meter_number")).orElse("");
            hints.remembered(businessId, Service.ELECTRICITY, meter).ifPresent(before -> {
                fillIn(fields, "disco", before.network());
                fillIn(fields, "meter_type", before.meterType());
            });
        }
        code(fields, "disco", lists.electricityProviders(), Provider::code, Provider::name);
    }

    private void provider(Map<String, String> fields) {
        code(fields, "provider", lists.cableProviders(), Provider::code, Provider::name);
        if (blank(fields, "provider")) {
            lists.cableProviders().items().stream()
                    .map(Provider::code)
                    .filter(provider -> packaged(provider, text(fields, "package_code")))
                    .findFirst()
                    .ifPresent(provider -> fields.put("provider", provider));
        }
        if (!blank(fields, "provider")) {
            code(
                    fields,
                    "package_code",
                    lists.cablePackages(text(fields, "provider")),
                    CablePackage::packageCode,
                    CablePackage::name);
        }
    }

    private boolean packaged(String provider, String code) {
        return !code.isEmpty()
                && lists.cablePackages(provider)
                        .find(bouquet -> bouquet.packageCode().equalsIgnoreCase(code))
                        .isPresent();
    }

    private static String text(Map<String, String> fields, String field) {
        return fields.getOrDefault(field, "");
    }

    private static boolean blank(Map<String, String> fields, String field) {
        return text(fields, field).isBlank();
    }

    private static void fillIn(Map<String, String> fields, String field, @Nullable String value) {
        if (blank(fields, field) && value != null) {
            fields.put(field, value);
        }
    }

    /** The code for what was written, if one and only one has that code or name. */
    private static <T> void code(
            Map<String, String> fields,
            String field,
            Listing<T> list,
            Function<T, String> code,
            Function<T, String> name) {
        String written = text(fields, field);
        if (written.isBlank()
                || list.find(item -> code.apply(item).equals(written)).isPresent()) {
            return;
        }
        String bare = Columns.bare(written);
        List<String> codes = list.items().stream()
                .filter(item -> Columns.bare(code.apply(item)).equals(bare)
                        || Columns.bare(name.apply(item)).equals(bare))
                .map(code)
                .distinct()
                .toList();
        if (codes.size() == 1) {
            fields.put(field, codes.getFirst());
        }
    }
}
