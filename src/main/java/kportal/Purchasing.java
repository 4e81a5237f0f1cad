package kportal;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import kportal.accounts.Requirements;
import kportal.db.Database;
import kportal.jobs.Rounds;
import kportal.keys.ApiKeys;
import kportal.settings.Settings;
import kportal.support.Environment;
import kportal.support.Ids;
import kportal.transactions.Drafts;
import kportal.transactions.EventRepository;
import kportal.transactions.TransactionRepository;
import kportal.transactions.TwinRepository;
import kportal.transactions.UnsettledRepository;
import kportal.transactions.limits.DailyLimitController;
import kportal.transactions.limits.DailyLimitRepository;
import kportal.transactions.ordering.AgainController;
import kportal.transactions.ordering.NetworkHints;
import kportal.transactions.ordering.QuickAmounts;
import kportal.transactions.ordering.ServiceParts;
import kportal.transactions.paper.PaperController;
import kportal.transactions.paper.Papers;
import kportal.transactions.paper.ReceiptLineController;
import kportal.transactions.paper.ReceiptLineRepository;
import kportal.transactions.paying.Boot;
import kportal.transactions.paying.Finished;
import kportal.transactions.paying.OutcomeRepository;
import kportal.transactions.paying.PaymentRepository;
import kportal.transactions.paying.Payments;
import kportal.transactions.paying.Recovery;
import kportal.transactions.paying.Sender;
import kportal.transactions.paying.UnsavedResults;
import kportal.transactions.receipts.AnswerRepository;
import kportal.transactions.receipts.DisputeController;
import kportal.transactions.receipts.TransactionController;
import kportal.transactions.receipts.TransactionPages;
import kportal.transactions.receipts.TryRepository;
import kportal.transactions.settling.SettlementRepository;
import kportal.transactions.settling.Settlements;
import kportal.web.Turns;
import kportal.web.View;

/** The part of {@link App} that joins what buys. */
final class Purchasing implements AutoCloseable {
    private final TransactionRepository transactions;
    private final NetworkHints hints;
    private final Boot boot;
    private final Payments payments;
    private final Services services;
    private final AgainController again;
    private final TransactionController controller;
    private final DisputeController dispute;
    private final DailyLimitController limit;
    private final PaperPages paper;
    private final Sender sender;
    private final Recovery recovery;
    private final Drafts drafts;

    Purchasing(
            Database db,
            Settings settings,
            Supply supply,
            Requirements requirements,
            UnsettledRepository unsettled,
            RecipientPages recipients,
            Turns exports,
            View view,
            Consumer<Finished> watch,
            Clock clock) {
        Environment environment = settings.environment();
        ApiKeys keys = supply.keys();
        // What comes before and after the call's own deadline is short; the fence's five seconds are the longest of it.
        this.boot = new Boot(Ids.next(), settings.kpointTimeout().plus(Duration.ofSeconds(5)));
        this.transactions = new TransactionRepository(db, environment);
        OutcomeRepository outcomes = new OutcomeRepository(db);
        UnsavedResults unsaved = new UnsavedResults(settings.dataDir());
        this.hints = new NetworkHints(transactions, recipients.saved());
        this.recovery = new Recovery(outcomes, unsaved, boot, clock);
        this.drafts = new Drafts(transactions, clock);
        this.sender = new Sender(supply.kpoint(), keys, outcomes, unsaved, watch, clock);
        ServiceParts parts = new ServiceParts(
                supply.catalog(),
                drafts,
                hints,
                new QuickAmounts(transactions),
                unsettled,
                recipients.suggestions(),
                keys,
                view);
        this.services = Services.of(parts, settings);
        this.again = new AgainController(transactions, services.all());
        TryRepository tries = new TryRepository(db, environment);
        TwinRepository twins = new TwinRepository(db, environment);
        ReceiptLineRepository lines = new ReceiptLineRepository(db);
        Papers papers = new Papers(lines);
        this.payments = new Payments(
                transactions,
                new PaymentRepository(db, environment),
                keys,
                requirements,
                supply.catalog(),
                sender,
                boot,
                clock);
        this.controller = new TransactionController(
                transactions,
                new TransactionPages(
                        new EventRepository(db),
                        twins,
                        tries,
                        unsettled,
                        recipients.saved(),
                        papers,
                        hints,
                        supply.snippets(),
                        keys,
                        requirements,
                        clock),
                payments,
                new Settlements(transactions, new SettlementRepository(db, environment), clock),
                view);
        this.dispute = new DisputeController(transactions, new AnswerRepository(db), tries);
        this.limit = new DailyLimitController(new DailyLimitRepository(db, environment), view, clock);
        this.paper = new PaperPages(
                new PaperController(transactions, papers, exports, view), new ReceiptLineController(lines, view));
        recovery.run();
    }

    TransactionRepository transactions() {
        return transactions;
    }

    NetworkHints hints() {
        return hints;
    }

    Boot boot() {
        return boot;
    }

    Payments payments() {
        return payments;
    }

    Services services() {
        return services;
    }

    AgainController again() {
        return again;
    }

    TransactionController controller() {
        return controller;
    }

    DisputeController dispute() {
        return dispute;
    }

    DailyLimitController limit() {
        return limit;
    }

    PaperPages paper() {
        return paper;
    }

    void sweep(Rounds rounds) {
        rounds.every(Duration.ofSeconds(30), "recovery", recovery::run);
        rounds.every(Duration.ofHours(1), "drafts", drafts::sweep);
    }

    @Override
    public void close() throws InterruptedException {
        sender.close();
    }
}
