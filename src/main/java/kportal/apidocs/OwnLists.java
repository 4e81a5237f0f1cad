package kportal.apidocs;

import java.util.List;
import java.util.function.Supplier;
import kportal.catalog.Catalog;
import kportal.catalog.Listing;
import kportal.catalog.Problem;
import kportal.kpoint.lists.CablePackage;
import kportal.kpoint.lists.DataPlan;
import kportal.kpoint.lists.Network;
import kportal.kpoint.lists.Provider;
import org.jspecify.annotations.Nullable;

/** A business's lists, or none where nobody is signed in; the network and provider are what the examples are about. */
record OwnLists(
        Listing<Network> networks,
        Listing<DataPlan> plans,
        Listing<Provider> discos,
        Listing<Provider> providers,
        Listing<CablePackage> packages,
        String network,
        String provider) {
    /** Those of Kpoint's own examples. */
    private static final String NETWORK = "MTN";

    private static final String PROVIDER = "dstv";

    static OwnLists none() {
        return without(none(null));
    }

    /** One list after another as long as Kpoint answers: one that doesn't takes seconds each time. */
    static OwnLists of(Catalog catalog, String businessId, String wantedNetwork, String wantedProvider) {
        Listing<Network> networks = catalog.networks(businessId);
        if (networks.problem() != null) {
            return without(networks);
        }
        List<String> open = networks.items().stream()
                .filter(Network::active)
                .map(Network::code)
                .toList();
        String network = chosen(wantedNetwork, open, NETWORK);
        Listing<Provider> providers = catalog.cableProviders(businessId);
        List<String> listed = providers.items().stream().map(Provider::code).toList();
        String provider = chosen(wantedProvider, listed, PROVIDER);
        Listing<Provider> discos = after(providers, () -> catalog.electricityProviders(businessId));
        Listing<DataPlan> plans = after(discos, () -> catalog.dataPlans(businessId, network));
        Listing<CablePackage> packages = after(plans, () -> catalog.cablePackages(businessId, provider));
        return new OwnLists(networks, plans, discos, providers, packages, network, provider);
    }

    private static <T> Listing<T> after(Listing<?> before, Supplier<Listing<T>> next) {
        return before.problem() == Problem.UNAVAILABLE ? none(Problem.UNAVAILABLE) : next.get();
    }

    private static OwnLists without(Listing<Network> networks) {
        Problem why = networks.problem();
        return new OwnLists(networks, none(why), none(why), none(why), none(why), NETWORK, PROVIDER);
    }

    private static <T> Listing<T> none(@Nullable Problem why) {
        return new Listing<>(List.of(), null, why);
    }

    private static String chosen(String wanted, List<String> listed, String otherwise) {
        return listed.contains(wanted) ? wanted : listed.stream().findFirst().orElse(otherwise);
    }
}
