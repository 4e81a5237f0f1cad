package kportal.transactions.electricity;

import java.util.Map;
import java.util.Optional;
import kportal.catalog.Catalog;
import kportal.catalog.Listing;
import kportal.kpoint.lists.Provider;
import kportal.transactions.ordering.Choices;
import kportal.transactions.ordering.Ordered;
import kportal.transactions.ordering.ServiceController;
import kportal.transactions.ordering.ServiceParts;
import kportal.web.Form;

public final class ElectricityController extends ServiceController {
    private final Catalog catalog;

    public ElectricityController(ServiceParts parts) {
        super("transactions/electricity", parts);
        this.catalog = parts.catalog();
    }

    @Override
    protected Map<String, Object> page(String businessId, Form form) {
        Listing<Provider> discos = catalog.electricityProviders(businessId);
        return Map.of("list", discos, "discos", Choices.providers(discos));
    }

    @Override
    protected Optional<Ordered> read(String businessId, Form form) {
        Listing<Provider> discos = catalog.electricityProviders(businessId);
        return ElectricityForm.order(form, discos).map(order -> new Ordered(order, discos.readAt()));
    }

    @Override
    protected String recipient(Form form) {
        return Choices.shaped(form, "meter_number", ElectricityForm.METER);
    }
}
