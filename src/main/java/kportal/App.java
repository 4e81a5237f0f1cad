package kportal;

import io.javalin.Javalin;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import kportal.alerts.Alerts;
import kportal.apidocs.ApiDocsController;
import kportal.backups.Backups;
import kportal.batches.schedules.Schedules;
import kportal.batches.watch.PriceWatch;
import kportal.db.DataDir;
import kportal.db.Database;
import kportal.db.Databases;
import kportal.db.HealthRepository;
import kportal.help.HelpController;
import kportal.history.exports.LongExportJob;
import kportal.history.overview.OverviewRepository;
import kportal.jobs.Jobs;
import kportal.jobs.Rounds;
import kportal.keys.KeyController;
import kportal.keys.Keyset;
import kportal.keys.KeysetCheckRepository;
import kportal.owndata.retention.Retention;
import kportal.reports.Statements;
import kportal.settings.Settings;
import kportal.support.Environment;
import kportal.support.Incidents;
import kportal.transactions.UnsettledRepository;
import kportal.web.HealthController;
import kportal.web.Message;
import kportal.web.Route;
import kportal.web.Turns;
import kportal.web.WebServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One portal: the only place that joins features with {@code new}. */
public final class App implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(App.class);

    /** Of one business: each reads all there is, and holds one of the database's few readers. */
    private static final int EXPORTS_AT_ONCE = 2;

    /** A longer export is made in the background. */
    private static final long EXPORTED_AT_ONCE = 100_000;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Javalin server;
    private final ReadyController ready;
    private final List<Route> routes;
    private final Mailing mailing;
    private final Batching batching;
    private final OwnData ownData;
    private final Books books;
    private final Watching watching;
    private final HistoryPages history;
    private final BackingUp backing;

    /** {@code bcryptCost} is 12 but in tests, which sign in thousands of times. */
    public App(Settings settings, Clock clock, int bcryptCost) {
        this(settings, clock, bcryptCost, EXPORTED_AT_ONCE);
    }

    /** {@code exportedAtOnce}: rows of an export that is sent as it is read; lower in tests. */
    public App(Settings settings, Clock clock, int bcryptCost, long exportedAtOnce) {
        try {
            DataDir.create("DATA_DIR", settings.dataDir());
            DataDir.create("SHARED_DIR", settings.sharedDir());
            if (settings.sqlite()) {
                open.push(DataDir.lock("DATABASE_URL", settings.databaseUrl()));
            }
            Incidents incidents = new Incidents();
            Database db = opened(Databases.open(settings.databaseUrl(), clock));
            Frame frame = Frame.of(db, settings, clock);
            Thread.ofPlatform().daemon().start(frame.view()::warmUp);
            Keyset keyset = Keyset.open(settings.keysetFile(), new KeysetCheckRepository(db));
            this.mailing = new Mailing(db, settings, keyset, frame.bundles(), clock);
            Practice practice = settings.environment() == Environment.SANDBOX
                    ? opened(new Practice(settings, mailing, frame, clock))
                    : null;
            Turns exports = new Turns("exports", EXPORTS_AT_ONCE, Message.of("error.busy.exports"));
            SigningIn signingIn =
                    opened(new SigningIn(db, settings, frame, mailing, keyset, exports, clock, bcryptCost));
            this.watching = opened(new Watching(db, settings, mailing, clock));
            Supply supply = opened(Supply.of(
                    db,
                    settings,
                    kpointAt(settings, practice),
                    mailing,
                    keyset,
                    signingIn.audit(),
                    incidents,
                    watching.calls(),
                    clock));
            UnsettledRepository unsettled = new UnsettledRepository(db, settings.environment());
            RecipientPages recipients =
                    RecipientPages.of(db, settings.environment(), signingIn.audit(), exports, frame.view(), clock);
            Purchasing buying = opened(new Purchasing(
                    db,
                    settings,
                    supply,
                    signingIn.requirements(),
                    unsettled,
                    recipients,
                    exports,
                    frame.view(),
                    watching.purchases(),
                    clock));
            this.batching = opened(new Batching(db, settings, supply, buying, mailing, frame.view(), clock));
            this.history = new HistoryPages(
                    db, settings, frame, unsettled, recipients, mailing, signingIn, exports, exportedAtOnce, clock);
            this.ownData = new OwnData(
                    db, settings, frame, mailing, signingIn, history.exports().folder(), exports, clock);
            this.books = new Books(db, mailing.letters(), settings.environment(), frame.view(), clock);
            HealthRepository health = new HealthRepository(db);
            this.ready = new ReadyController(health, keyset, settings.dataDir());
            this.backing = new BackingUp(db, settings, signingIn.users(), clock);
            Pages pages = new Pages(
                    new HomeController(
                            frame.sessions(),
                            new OverviewRepository(db, settings.environment()),
                            unsettled,
                            recipients.saved(),
                            supply.keys(),
                            signingIn.users(),
                            backing.restores(),
                            clock),
                    new HelpController(),
                    new HealthController(health),
                    ready,
                    frame.assets(),
                    new ApiDocsController(frame.sessions(), supply.catalog(), supply.snippets()),
                    signingIn.pages(),
                    ownData,
                    new KeyController(supply.keys(), signingIn.requirements(), signingIn.attempts(), frame.view()),
                    buying.services(),
                    supply.prices(),
                    buying.again(),
                    buying.controller(),
                    buying.dispute(),
                    buying.limit(),
                    buying.paper(),
                    batching,
                    TokenPages.of(db, settings.environment(), frame.view(), clock),
                    recipients,
                    history,
                    books,
                    backing.page(),
                    practice);
            this.routes = Routes.of(pages);
            this.server = WebServer.create(
                    settings, routes, frame.access(), frame.view(), frame.courtesy(), incidents, watching.requests());
            Jobs jobs = opened(mailing.jobs());
            Rounds rounds = opened(new Rounds());
            opened(backing);
            server.start();
            // Closed first: who pays is answered, and nobody comes in while the rest ends.
            open.push(() -> WebServer.stop(server));
            if (practice != null) {
                // Last of what listens: the first page needs none of it.
                practice.start();
            }
            jobs.start();
            watching.serve(db, jobs, signingIn.passwords(), clock);
            rounds.every(Duration.ofMinutes(1), "incidents", incidents::flush);
            rounds.every(Duration.ofSeconds(5), "search index", db::tidy);
            frame.sweep(rounds);
            mailing.sweep(rounds, clock);
            signingIn.sweep(rounds);
            buying.sweep(rounds);
            batching.sweep(rounds);
            history.sweep(rounds);
            ownData.sweep(rounds);
            books.sweep(rounds);
            watching.sweep(rounds);
            backing.start();
            // What closes first.
            open.push(ready::stop);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static URI kpointAt(Settings settings, @Nullable Practice practice) {
        return practice == null ? Objects.requireNonNull(settings.kpointBaseUrl()) : practice.baseUrl();
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    public int port() {
        return server.port();
    }

    /** For a test to have done what is due, at the time that its clock shows. */
    public Jobs jobs() {
        return mailing.jobs();
    }

    /** For a test to erase what is past its time, at the time that its clock shows. */
    public Retention retention() {
        return ownData.retention();
    }

    /** For a test to post what a month came to, at the time that its clock shows. */
    public Statements statements() {
        return books.statements();
    }

    /** For a test to look at prices once more, at the time that its clock shows. */
    public PriceWatch prices() {
        return batching.prices();
    }

    /** For a test to tell of what is over, at the time that its clock shows. */
    public Schedules schedules() {
        return batching.scheduling().rounds();
    }

    /** For a test to make the backup that is due, at the time that its clock shows. */
    public Backups backups() {
        return backing.backups();
    }

    /** For a test to remove what is past its time, at the time that its clock shows. */
    public LongExportJob longExports() {
        return history.exports().job();
    }

    /** For a test to tell the operator of what is wrong, at the time that its clock shows. */
    public Alerts alerts() {
        return watching.alerts();
    }

    /** Where METRICS_PORT is set. */
    public int metricsPort() {
        return watching.metricsPort();
    }

    public List<Route> routes() {
        return routes;
    }

    /** In the opposite order of opening. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                log.error("a part did not close", e);
            }
        }
    }
}
