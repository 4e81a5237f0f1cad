package kportal;

import java.time.Clock;
import java.time.Duration;
import kportal.catalog.Catalog;
import kportal.db.Database;
import kportal.keys.ApiKeys;
import kportal.kpoint.KpointClient;
import kportal.settings.Settings;
import kportal.support.Environment;
import kportal.support.Ids;
import kportal.transactions.Boot;
import kportal.transactions.Drafts;
import kportal.transactions.EventRepository;
import kportal.transactions.NetworkHints;
import kportal.transactions.OutcomeRepository;
import kportal.transactions.PaymentRepository;
import kportal.transactions.Payments;
import kportal.transactions.Recovery;
import kportal.transactions.Sender;
import kportal.transactions.ServiceParts;
import kportal.transactions.SettlementRepository;
import kportal.transactions.Settlements;
import kportal.transactions.TransactionController;
import kportal.transactions.TransactionRepository;
import kportal.transactions.TwinRepository;
import kportal.transactions.UnsavedResults;
import kportal.web.View;

/** The part of {@link App} that joins what buys. */
final class Purchasing implements AutoCloseable {
    private final ServiceParts parts;
    private final TransactionController controller;
    private final Sender sender;
    private final Recovery recovery;
    private final Drafts drafts;

    Purchasing(
            Database db,
            Settings settings,
            KpointClient kpoint,
            ApiKeys keys,
            Catalog catalog,
            View view,
            Clock clock) {
        Environment environment = settings.environment();
        // What comes before and after the call's own deadline is short; the fence's five seconds are the longest of it.
        Boot boot = new Boot(Ids.next(), settings.kpointTimeout().plus(Duration.ofSeconds(5)));
        TransactionRepository transactions = new TransactionRepository(db, environment);
        OutcomeRepository outcomes = new OutcomeRepository(db);
        UnsavedResults unsaved = new UnsavedResults(settings.dataDir());
        NetworkHints hints = new NetworkHints(transactions);
        this.recovery = new Recovery(outcomes, unsaved, boot, clock);
        this.drafts = new Drafts(transactions, clock);
        this.sender = new Sender(kpoint, keys, outcomes, unsaved, clock);
        this.parts = new ServiceParts(catalog, drafts, hints, keys, view);
        this.controller = new TransactionController(
                transactions,
                new EventRepository(db),
                new TwinRepository(db, environment),
                hints,
                keys,
                new Payments(transactions, new PaymentRepository(db, environment), keys, catalog, sender, boot, clock),
                new Settlements(transactions, new SettlementRepository(db, environment), clock),
                view,
                clock);
        recovery.run();
    }

    ServiceParts parts() {
        return parts;
    }

    TransactionController controller() {
        return controller;
    }

    Recovery recovery() {
        return recovery;
    }

    Drafts drafts() {
        return drafts;
    }

    @Override
    public void close() throws InterruptedException {
        sender.close();
    }
}
