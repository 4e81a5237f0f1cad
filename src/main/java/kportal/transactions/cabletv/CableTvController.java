package kportal.transactions.cabletv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.catalog.Catalog;
import kportal.catalog.Listing;
import kportal.catalog.Lists;
import kportal.kpoint.KpointList;
import kportal.kpoint.lists.CablePackage;
import kportal.kpoint.lists.Provider;
import kportal.recipients.Kind;
import kportal.support.Money;
import kportal.transactions.Service;
import kportal.transactions.ordering.Choices;
import kportal.transactions.ordering.NetworkHints;
import kportal.transactions.ordering.Ordered;
import kportal.transactions.ordering.ServiceController;
import kportal.transactions.ordering.ServiceParts;
import kportal.web.Form;
import kportal.web.Option;

public final class CableTvController extends ServiceController {
    private final Catalog catalog;
    private final NetworkHints hints;

    public CableTvController(ServiceParts parts) {
        super("transactions/cable-tv", Kind.SMARTCARD, "smartcard_number", parts);
        this.catalog = parts.catalog();
        this.hints = parts.hints();
    }

    @Override
    protected Map<String, Object> page(String businessId, Form form) {
        Listing<Provider> providers = catalog.cableProviders(businessId);
        Map<String, Object> page = new HashMap<>();
        page.put("list", providers);
        page.put("providers", Choices.providers(providers));
        Optional<Provider> provider = provider(businessId, form, providers);
        page.put("provider", provider.map(Provider::code).orElse(""));
        provider.ifPresent(chosen -> {
            Listing<CablePackage> packages = catalog.cablePackages(businessId, chosen.code());
            page.put("list", packages);
            catalog.changedOn(businessId, KpointList.CABLE_PACKAGES, chosen.code())
                    .ifPresent(day -> page.put("changedOn", day));
            page.put(
                    "packages",
                    packages.items().stream().map(CableTvController::option).toList());
        });
        page.putIfAbsent("packages", List.of());
        return page;
    }

    /** The one chosen; else the one that this smartcard was paid for with. */
    private Optional<Provider> provider(String businessId, Form form, Listing<Provider> providers) {
        return form.has("provider")
                ? providers.find(provider -> provider.code().equals(form.value("provider")))
                : hints.remembered(businessId, Service.CABLE_TV, recipient(form))
                        .flatMap(before -> providers.find(provider -> before.network(provider.code())));
    }

    private static Option option(CablePackage bouquet) {
        return new Option(bouquet.packageCode(), bouquet.name() + " – " + new Money(bouquet.amountKobo()).shown());
    }

    @Override
    public Optional<Ordered> read(Lists lists, Form form) {
        Optional<Provider> provider = Choices.chosen(form, "provider", lists.cableProviders(), Provider::code);
        Listing<CablePackage> packages = provider.isPresent()
                ? lists.cablePackages(provider.get().code())
                : new Listing<>(List.of(), null, null);
        return CableTvForm.order(form, provider, packages).map(order -> new Ordered(order, packages.readAt()));
    }
}
