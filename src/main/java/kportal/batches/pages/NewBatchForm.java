package kportal.batches.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kportal.batches.checking.Columns;
import kportal.catalog.Lists;
import kportal.support.Money;
import kportal.transactions.Service;
import kportal.transactions.ordering.Choices;
import kportal.web.Form;
import kportal.web.Option;

/** {@code service}, {@code file} or {@code rows}, and the fields that hold for every row that doesn't say. */
public final class NewBatchForm {
    /** A file goes further. */
    static final int LONGEST_PASTE = 900_000;

    private static final Pattern BETWEEN_CELLS = Pattern.compile("[,;|\\t]");

    private NewBatchForm() {}

    public static Service service(Form form) {
        return Service.of(form.value("service")).orElse(Service.AIRTIME);
    }

    /** All but whom it is for. */
    static List<String> usualFields(Service service) {
        return switch (service) {
            case AIRTIME -> List.of("amount");
            case DATA -> List.of("plan_id");
            case ELECTRICITY -> List.of("amount", "disco", "meter_type");
            case CABLE_TV -> List.of("package_code");
            case SMS -> List.of("message");
        };
    }

    public static Map<String, String> usual(Service service, Form form) {
        Map<String, String> usual = new HashMap<>();
        usualFields(service).forEach(field -> usual.put(field, form.value(field).replace("\r\n", "\n")));
        return usual;
    }

    /** Rows as in a chat, {@code 08031234567 500}: told once, and not of every field of every row. */
    public static void refuseOneColumn(Service service, String rows, Form form) {
        String second = Columns.fields(service).get(1);
        if (!BETWEEN_CELLS.matcher(rows).find() && !form.has(second)) {
            form.reject("rows", "error.batch.commas");
        }
    }

    public static Map<String, Object> model(Service service, Form form, Lists lists) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("service", service);
        model.put("services", Service.values());
        model.put("columns", Columns.fields(service));
        model.put("longest", LONGEST_PASTE);
        switch (service) {
            case DATA -> model.put("plans", plans(lists));
            case ELECTRICITY -> model.put("discos", Choices.providers(lists.electricityProviders()));
            case CABLE_TV -> model.put("packages", packages(lists));
            case AIRTIME, SMS -> {
                // Nothing to choose from a list.
            }
        }
        return model;
    }

    private static List<Option> plans(Lists lists) {
        return lists.networks().items().stream()
                .filter(network -> network.active())
                .flatMap(network -> lists.dataPlans(network.code()).items().stream()
                        .map(plan -> new Option(
                                plan.planId(),
                                network.name() + ", " + plan.description() + " – "
                                        + new Money(plan.amountKobo()).shown())))
                .toList();
    }

    private static List<Option> packages(Lists lists) {
        return lists.cableProviders().items().stream()
                .flatMap(provider -> lists.cablePackages(provider.code()).items().stream()
                        .map(bouquet -> new Option(
                                bouquet.packageCode(),
                                provider.name() + ", " + bouquet.name() + " – "
                                        + new Money(bouquet.amountKobo()).shown())))
                .toList();
    }
}
