package kportal;

import io.javalin.Javalin;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import kportal.apidocs.ApiDocsController;
import kportal.apidocs.Snippets;
import kportal.catalog.Catalog;
import kportal.catalog.KeptListRepository;
import kportal.db.DataDir;
import kportal.db.Database;
import kportal.db.Databases;
import kportal.db.HealthRepository;
import kportal.help.HelpController;
import kportal.history.exports.LongExportJob;
import kportal.history.overview.OverviewRepository;
import kportal.jobs.Jobs;
import kportal.jobs.Rounds;
import kportal.keys.ApiKeyRepository;
import kportal.keys.ApiKeys;
import kportal.keys.KeyController;
import kportal.keys.Keyset;
import kportal.keys.KeysetCheckRepository;
import kportal.kpoint.KpointClient;
import kportal.owndata.retention.Retention;
import kportal.reports.Statements;
import kportal.settings.Settings;
import kportal.support.Environment;
import kportal.support.Incidents;
import kportal.transactions.UnsettledRepository;
import kportal.transactions.airtime.AirtimeController;
import kportal.transactions.cabletv.CableTvController;
import kportal.transactions.data.DataController;
import kportal.transactions.electricity.ElectricityController;
import kportal.transactions.sms.SmsController;
import kportal.web.AccessFilter;
import kportal.web.Assets;
import kportal.web.Bundles;
import kportal.web.ClientAddress;
import kportal.web.Cookies;
import kportal.web.Csrf;
import kportal.web.HealthController;
import kportal.web.KnownBrowserRepository;
import kportal.web.KnownBrowsers;
import kportal.web.Languages;
import kportal.web.Message;
import kportal.web.NextPage;
import kportal.web.Route;
import kportal.web.SessionRepository;
import kportal.web.Sessions;
import kportal.web.Turns;
import kportal.web.View;
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
    private final List<Route> routes;
    private final Mailing mailing;
    private final OwnData ownData;
    private final Books books;
    private final HistoryPages history;

    /** {@code bcryptCost} is 12 but in tests, which sign in thousands of times. */
    public App(Settings settings, Clock clock, int bcryptCost) {
        this(settings, clock, bcryptCost, EXPORTED_AT_ONCE);
    }

    /** {@code exportedAtOnce}: rows of an export that is sent as it is read; lower in tests. */
    public App(Settings settings, Clock clock, int bcryptCost, long exportedAtOnce) {
        try {
            DataDir.create(settings.dataDir());
            if (settings.sqlite()) {
                open.push(DataDir.lock(settings.databaseUrl()));
            }
            Incidents incidents = new Incidents();
            boolean dev = Boolean.getBoolean("kportal.dev");
            Database db = opened(Databases.open(settings.databaseUrl(), clock));
            Cookies cookies = new Cookies(settings.https());
            ClientAddress addresses = new ClientAddress(settings.trustedProxies());
            KnownBrowsers browsers = new KnownBrowsers(new KnownBrowserRepository(db), cookies, clock);
            Sessions sessions = new Sessions(new SessionRepository(db), browsers, cookies, addresses, clock);
            Csrf csrf = new Csrf(sessions, addresses);
            Assets assets = new Assets(dev);
            Languages languages = new Languages(sessions, cookies);
            Bundles bundles = new Bundles(settings.environment());
            View view = new View(sessions, csrf, cookies, languages, bundles, assets, settings.environment(), dev);
            NextPage next = new NextPage(cookies);
            Keyset keyset = Keyset.open(settings.keysetFile(), new KeysetCheckRepository(db));
            this.mailing = new Mailing(db, settings, keyset, bundles, clock);
            Practice practice = settings.environment() == Environment.SANDBOX
                    ? opened(new Practice(settings, mailing, cookies, addresses, clock))
                    : null;
            Turns exports = new Turns("exports", EXPORTS_AT_ONCE, Message.of("error.busy.exports"));
            SigningIn signingIn = opened(new SigningIn(
                    db,
                    settings,
                    mailing,
                    keyset,
                    sessions,
                    browsers,
                    addresses,
                    cookies,
                    next,
                    languages,
                    view,
                    exports,
                    clock,
                    bcryptCost));
            URI kpointAt = kpointAt(settings, practice);
            Snippets snippets = new Snippets(kpointAt);
            KpointClient kpoint = new KpointClient(kpointAt, settings.kpointTimeout(), incidents);
            ApiKeys keys = new ApiKeys(
                    new ApiKeyRepository(db, mailing.letters(), settings.environment()),
                    keyset,
                    kpoint,
                    signingIn.audit(),
                    settings.environment(),
                    clock);
            Catalog catalog =
                    opened(new Catalog(kpoint, keys, new KeptListRepository(db, settings.environment()), clock));
            UnsettledRepository unsettled = new UnsettledRepository(db, settings.environment());
            Purchasing buying = new Purchasing(
                    db,
                    settings,
                    kpoint,
                    keys,
                    signingIn.requirements(),
                    catalog,
                    unsettled,
                    snippets,
                    exports,
                    view,
                    clock);
            open.push(buying);
            this.history = new HistoryPages(
                    db, settings, unsettled, mailing, signingIn, bundles, view, exports, exportedAtOnce, clock);
            this.ownData = new OwnData(
                    db,
                    settings,
                    mailing,
                    signingIn,
                    browsers,
                    sessions,
                    view,
                    history.exports().folder(),
                    exports,
                    clock);
            this.books = new Books(db, mailing.letters(), settings.environment(), view, clock);

            Services services = new Services(
                    new AirtimeController(buying.parts(), settings.airtimeMin(), settings.airtimeMax()),
                    new DataController(buying.parts()),
                    new ElectricityController(buying.parts()),
                    new CableTvController(buying.parts()),
                    new SmsController(buying.parts()));
            Pages pages = new Pages(
                    new HomeController(
                            sessions,
                            new OverviewRepository(db, settings.environment()),
                            unsettled,
                            keys,
                            signingIn.users(),
                            clock),
                    new HelpController(),
                    new HealthController(new HealthRepository(db)),
                    assets,
                    new ApiDocsController(sessions, catalog, snippets),
                    signingIn.pages(),
                    ownData,
                    new KeyController(keys, signingIn.requirements(), signingIn.attempts(), view),
                    services,
                    buying.again(services.all()),
                    buying.controller(),
                    buying.dispute(),
                    buying.limit(),
                    buying.paper(),
                    TokenPages.of(db, settings.environment(), view, clock),
                    history,
                    books,
                    practice);
            this.routes = Routes.of(pages);
            this.server = WebServer.create(settings, routes, new AccessFilter(sessions, csrf, next), view, incidents);
            server.start();
            open.push(server::stop);
            if (practice != null) {
                // Last of what listens: the first page needs none of it.
                practice.start();
            }
            opened(mailing.jobs()).start();
            Rounds rounds = opened(new Rounds());
            rounds.every(Duration.ofMinutes(1), "incidents", incidents::flush);
            rounds.every(Duration.ofSeconds(30), "recovery", buying.recovery()::run);
            signingIn.sweep(rounds);
            rounds.every(Duration.ofHours(1), "drafts", buying.drafts()::sweep);
            rounds.every(Duration.ofHours(1), "sessions", sessions::sweep);
            rounds.every(Duration.ofHours(1), "links", () -> mailing.links().sweep(clock.instant()));
            rounds.every(Duration.ofHours(1), "retention", ownData.retention()::sweep);
            rounds.every(Duration.ofHours(1), "statements", books.statements()::post);
            rounds.every(Duration.ofHours(1), "exports", history.exports().job()::sweep);
            rounds.every(Duration.ofHours(24), "browsers", browsers::sweep);
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

    /** For a test to remove what is past its time, at the time that its clock shows. */
    public LongExportJob longExports() {
        return history.exports().job();
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
