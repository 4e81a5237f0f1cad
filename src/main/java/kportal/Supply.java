package kportal;

import java.net.URI;
import java.time.Clock;
import java.util.function.Consumer;
import kportal.apidocs.Snippets;
import kportal.audit.AuditRepository;
import kportal.catalog.Catalog;
import kportal.catalog.KeptListRepository;
import kportal.catalog.PricesController;
import kportal.catalog.changes.ChangeRepository;
import kportal.db.Database;
import kportal.keys.ApiKeyRepository;
import kportal.keys.ApiKeys;
import kportal.keys.Keyset;
import kportal.kpoint.Called;
import kportal.kpoint.KpointClient;
import kportal.settings.Settings;
import kportal.support.Incidents;

/** The part of {@link App} that speaks to Kpoint: with which keys, for which lists, and how a program would. */
record Supply(KpointClient kpoint, ApiKeys keys, Catalog catalog, PricesController prices, Snippets snippets)
        implements AutoCloseable {
    static Supply of(
            Database db,
            Settings settings,
            URI kpointAt,
            Mailing mailing,
            Keyset keyset,
            AuditRepository audit,
            Incidents incidents,
            Consumer<Called> watch,
            Clock clock) {
        KpointClient kpoint = new KpointClient(kpointAt, settings.kpointTimeout(), incidents, watch);
        ApiKeyRepository stored = new ApiKeyRepository(db, mailing.letters(), settings.environment());
        ApiKeys keys = new ApiKeys(stored, keyset, kpoint, audit, settings.environment(), clock);
        ChangeRepository changes = new ChangeRepository(db, settings.environment());
        KeptListRepository kept = new KeptListRepository(db, changes, settings.environment());
        Catalog catalog = new Catalog(kpoint, keys, kept, changes, clock);
        return new Supply(kpoint, keys, catalog, new PricesController(catalog, changes), new Snippets(kpointAt));
    }

    @Override
    public void close() {
        catalog.close();
    }
}
