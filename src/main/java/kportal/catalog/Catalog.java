package kportal.catalog;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kportal.catalog.ListSource.Found;
import kportal.catalog.changes.ChangeRepository;
import kportal.catalog.changes.ChangeRepository.Of;
import kportal.catalog.changes.Item;
import kportal.catalog.changes.Items;
import kportal.keys.ApiKeys;
import kportal.kpoint.KpointClient;
import kportal.kpoint.KpointList;
import kportal.kpoint.lists.CablePackage;
import kportal.kpoint.lists.DataPlan;
import kportal.kpoint.lists.ListReader;
import kportal.kpoint.lists.Network;
import kportal.kpoint.lists.Provider;
import kportal.kpoint.lists.Rows;
import kportal.support.LagosTime;
import org.jspecify.annotations.Nullable;

/** Kpoint's lists, as a business's own key sees them. No list is older than five minutes unless it says so. */
public final class Catalog implements AutoCloseable {
    /** How long a form tells of a change. */
    private static final Duration NEWS = Duration.ofDays(30);

    private final ListSource source;
    private final KeptListRepository repository;
    private final ChangeRepository changes;
    private final Clock clock;

    public Catalog(
            KpointClient kpoint, ApiKeys keys, KeptListRepository repository, ChangeRepository changes, Clock clock) {
        this.source = new ListSource(kpoint, keys, repository, clock);
        this.repository = repository;
        this.changes = changes;
        this.clock = clock;
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

    /** What a list held when it was read last, whoever asked for it then; Kpoint is not asked. Empty: it never was. */
    public Optional<Map<String, Item>> lastRead(String businessId, KpointList list, String parameter) {
        return repository.find(new Of(businessId, list, parameter)).map(kept -> Items.of(list, kept.body()));
    }

    /** What networks, discos and cable companies were called when they were read last, by code. */
    Map<String, String> names(String businessId) {
        Map<String, String> names = new HashMap<>();
        for (KpointList list :
                List.of(KpointList.NETWORKS, KpointList.ELECTRICITY_PROVIDERS, KpointList.CABLE_PROVIDERS)) {
            lastRead(businessId, list, "")
                    .ifPresent(items -> items.forEach((code, item) -> names.put(code, item.name())));
        }
        return names;
    }

    /** The day on which prices or plans of a list changed lately, as this business saw it. */
    public Optional<LocalDate> changedOn(String businessId, KpointList list, String parameter) {
        return changes.last(new Of(businessId, list, parameter), clock.instant().minus(NEWS))
                .map(LagosTime::dayOf);
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
