package kportal.apidocs;

import java.util.List;
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

    /** A Kpoint that doesn't answer is asked once, not five times over. */
    static OwnLists of(Catalog catalog, String businessId, String wantedNetwork, String wantedProvider) {
        Listing<Network> networks = catalog.networks(businessId);
        if (networks.problem() != null) {
            return without(networks);
        }
        Listing<Provider> providers = catalog.cableProviders(businessId);
        List<String> open = networks.items().stream()
                .filter(Network::active)
                .map(Network::code)
                .toList();
        String network = chosen(wantedNetwork, open, NETWORK);
        String provider = chosen(
                wantedProvider, providers.items().stream().map(Provider::code).toList(), PROVIDER);
        return new OwnLists(
                networks,
                catalog.dataPlans(businessId, network),
                catalog.electricityProviders(businessId),
                providers,
                catalog.cablePackages(businessId, provider),
                network,
                provider);
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
