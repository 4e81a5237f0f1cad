package kportal.transactions.electricity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.catalog.Catalog;
import kportal.catalog.Listing;
import kportal.catalog.Lists;
import kportal.kpoint.lists.Provider;
import kportal.transactions.Order;
import kportal.transactions.Service;
import kportal.transactions.ordering.Choices;
import kportal.transactions.ordering.NetworkHints;
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
        super("transactions/electricity", parts);
        this.catalog = parts.catalog();
        this.hints = parts.hints();
        this.amounts = parts.amounts();
    }

    @Override
    protected Map<String, Object> page(String businessId, Form form) {
        Listing<Provider> discos = catalog.electricityProviders(businessId);
        Optional<Order> last = last(businessId, form);
        return Map.of(
                "list",
                discos,
                "discos",
                Choices.providers(discos),
                "disco",
                form.has("disco") ? form.value("disco") : disco(last, discos),
                "meterType",
                form.has("meter_type") ? form.value("meter_type") : meterType(last),
                "quick",
                amounts.of(businessId, Service.ELECTRICITY, ROUND));
    }

    private static String disco(Optional<Order> last, Listing<Provider> discos) {
        return last.flatMap(order -> discos.find(disco -> disco.code().equals(order.network())))
                .map(Provider::code)
                .orElse("");
    }

    private static String meterType(Optional<Order> last) {
        return last.map(Order::meterType).orElse("");
    }

    private Optional<Order> last(String businessId, Form form) {
        String meter = recipient(form);
        return meter.isEmpty() ? Optional.empty() : hints.lastToMeter(businessId, meter);
    }

    @Override
    public Optional<Ordered> read(Lists lists, Form form) {
        Listing<Provider> discos = lists.electricityProviders();
        return ElectricityForm.order(form, discos).map(order -> new Ordered(order, discos.readAt()));
    }

    @Override
    protected String recipient(Form form) {
        return Choices.shaped(form, "meter_number", ElectricityForm.METER);
    }
}
