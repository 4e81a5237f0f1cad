package kportal.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import kportal.kpoint.lists.CablePackage;
import kportal.kpoint.lists.DataPlan;
import kportal.kpoint.lists.Network;
import kportal.kpoint.lists.Provider;

/**
 * One business's lists as one piece of work sees them: each is looked up once, so that thousands of rows are checked
 * against the same. For one thread.
 */
public final class Lists {
    private final Catalog catalog;
    private final String businessId;
    private final Map<String, Listing<?>> seen = new HashMap<>();

    Lists(Catalog catalog, String businessId) {
        this.catalog = catalog;
        this.businessId = businessId;
    }

    public Listing<Network> networks() {
        return once("networks", () -> catalog.networks(businessId));
    }

    public Listing<DataPlan> dataPlans(String network) {
        return once("plans " + network, () -> catalog.dataPlans(businessId, network));
    }

    public Listing<Provider> electricityProviders() {
        return once("discos", () -> catalog.electricityProviders(businessId));
    }

    public Listing<Provider> cableProviders() {
        return once("providers", () -> catalog.cableProviders(businessId));
    }

    public Listing<CablePackage> cablePackages(String provider) {
        return once("packages " + provider, () -> catalog.cablePackages(businessId, provider));
    }

    /** A key stands for one kind of list. */
    @SuppressWarnings("unchecked")
    private <T> Listing<T> once(String key, Supplier<Listing<T>> asked) {
        return (Listing<T>) seen.computeIfAbsent(key, _ -> asked.get());
    }
}
