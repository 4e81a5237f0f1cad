package kportal.catalog;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import kportal.catalog.ListSource.Found;
import kportal.keys.ApiKeys;
import kportal.kpoint.KpointClient;
import kportal.kpoint.KpointList;
import kportal.kpoint.lists.CablePackage;
import kportal.kpoint.lists.DataPlan;
import kportal.kpoint.lists.ListReader;
import kportal.kpoint.lists.Network;
import kportal.kpoint.lists.Provider;
import kportal.kpoint.lists.Rows;
import org.jspecify.annotations.Nullable;

/** Kpoint's lists, as a business's own key sees them. No list is older than five minutes unless it says so. */
public final class Catalog implements AutoCloseable {
    private final ListSource source;

    public Catalog(KpointClient kpoint, ApiKeys keys, KeptListRepository repository, Clock clock) {
        this.source = new ListSource(kpoint, keys, repository, clock);
    }

    public Lists of(String businessId) {
        return new Lists(this, businessId);
    }

    public Listing<Network> networks(String businessId) {
        return listing(businessId, KpointList.NETWORKS, null, ListReader::networks);
    }

    public Listing<DataPlan> dataPlans(String businessId, String network) {
        return listing(businessId, KpointList.DATA_PLANS, network, ListReader::dataPlans);
    }

    public Listing<Provider> electricityProviders(String businessId) {
        return listing(businessId, KpointList.ELECTRICITY_PROVIDERS, null, ListReader::providers);
    }

    public Listing<Provider> cableProviders(String businessId) {
        return listing(businessId, KpointList.CABLE_PROVIDERS, null, ListReader::providers);
    }

    public Listing<CablePackage> cablePackages(String businessId, String provider) {
        return listing(businessId, KpointList.CABLE_PACKAGES, provider, ListReader::cablePackages);
    }

    private <T> Listing<T> listing(
            String businessId, KpointList list, @Nullable String parameter, Function<String, Optional<Rows<T>>> read) {
        Found found = source.find(businessId, list, parameter, body -> read.apply(body)
                .filter(rows -> !rows.items().isEmpty())
                .isPresent());
        KeptList kept = found.list();
        if (kept == null) {
            return new Listing<>(List.of(), null, found.problem());
        }
        return read.apply(kept.body())
                .map(rows -> new Listing<>(rows.items(), kept.readAt(), found.problem()))
                .orElseGet(() -> new Listing<>(List.of(), null, Problem.UNREADABLE));
    }

    @Override
    public void close() {
        source.close();
    }
}
