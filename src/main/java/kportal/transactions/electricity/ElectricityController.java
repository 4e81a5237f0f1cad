package kportal.transactions.electricity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.catalog.Catalog;
import kportal.catalog.Listing;
import kportal.catalog.Lists;
import kportal.kpoint.lists.Provider;
import kportal.recipients.Kind;
import kportal.transactions.Service;
import kportal.transactions.ordering.Choices;
import kportal.transactions.ordering.NetworkHints;
import kportal.transactions.ordering.NetworkHints.Remembered;
import kportal.transactions.ordering.Ordered;
import kportal.transactions.ordering.QuickAmounts;
import kportal.transactions.ordering.ServiceController;
import kportal.transactions.ordering.ServiceParts;
import kportal.web.Form;

public final class ElectricityController extends ServiceController {
    private static final List<Long> ROUND = List.of(1_000L, 2_000L, 5_000L, 10_000L);

    private final Catalog catalog;
    private final NetworkHints hints;
    private final QuickAmounts amounts;

    public ElectricityController(ServiceParts parts) {
        super("transactions/electricity", Kind.METER, "meter_number", parts);
        this.catalog = parts.catalog();
        this.hints = parts.hints();
        this.amounts = parts.amounts();
    }

    @Override
    protected Map<String, Object> page(String businessId, Form form) {
        Listing<Provider> discos = catalog.electricityProviders(businessId);
        Optional<Remembered> known = hints.remembered(businessId, Service.ELECTRICITY, recipient(form));
        return Map.of(
                "list",
                discos,
                "discos",
                Choices.providers(discos),
                "disco",
                form.has("disco") ? form.value("disco") : disco(known, discos),
                "meterType",
                form.has("meter_type")
                        ? form.value("meter_type")
                        : known.map(Remembered::meterType).orElse(""),
                "quick",
                amounts.of(businessId, Service.ELECTRICITY, ROUND));
    }

    private static String disco(Optional<Remembered> known, Listing<Provider> discos) {
        return known.flatMap(before -> discos.find(disco -> before.network(disco.code())))
                .map(Provider::code)
                .orElse("");
    }

    @Override
    public Optional<Ordered> read(Lists lists, Form form) {
        Listing<Provider> discos = lists.electricityProviders();
        return ElectricityForm.order(form, discos).map(order -> new Ordered(order, discos.readAt()));
    }
}
