package kportal;

import java.time.Clock;
import java.time.Duration;
import kportal.db.Database;
import kportal.jobs.Rounds;
import kportal.settings.Settings;
import kportal.web.AccessFilter;
import kportal.web.Assets;
import kportal.web.Bundles;
import kportal.web.ClientAddress;
import kportal.web.Cookies;
import kportal.web.Courtesy;
import kportal.web.Csrf;
import kportal.web.KnownBrowserRepository;
import kportal.web.KnownBrowsers;
import kportal.web.Languages;
import kportal.web.NextPage;
import kportal.web.SessionRepository;
import kportal.web.Sessions;
import kportal.web.View;

/** The part of {@link App} that every page stands in: who is there, with which browser, and what it is drawn with. */
record Frame(
        Cookies cookies,
        ClientAddress addresses,
        KnownBrowsers browsers,
        Sessions sessions,
        Csrf csrf,
        NextPage next,
        Languages languages,
        Bundles bundles,
        Assets assets,
        View view,
        Courtesy courtesy) {
    static Frame of(Database db, Settings settings, Clock clock) {
        boolean dev = Boolean.getBoolean("kportal.dev");
        Cookies cookies = new Cookies(settings.https());
        ClientAddress addresses = new ClientAddress(settings.trustedProxies());
        KnownBrowsers browsers = new KnownBrowsers(new KnownBrowserRepository(db), cookies, clock);
        Sessions sessions = new Sessions(new SessionRepository(db), browsers, cookies, addresses, clock);
        Csrf csrf = new Csrf(sessions, addresses);
        Languages languages = new Languages(sessions, cookies);
        Bundles bundles = new Bundles(settings.environment());
        Assets assets = new Assets(dev);
        View view = new View(sessions, csrf, cookies, languages, bundles, assets, settings.environment(), dev);
        return new Frame(
                cookies,
                addresses,
                browsers,
                sessions,
                csrf,
                new NextPage(cookies),
                languages,
                bundles,
                assets,
                view,
                new Courtesy());
    }

    AccessFilter access() {
        return new AccessFilter(sessions, csrf, next);
    }

    void sweep(Rounds rounds) {
        rounds.every(Duration.ofHours(1), "sessions", sessions::sweep);
        rounds.every(Duration.ofHours(24), "browsers", browsers::sweep);
    }
}
