package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the browser keeps for the time without a connection: one page, and nothing of anybody's; without JavaScript not even that. */
@Tag("browser")
class OfflineTest {
    private static final String KEPT = """
            const done = arguments[arguments.length - 1];
            const list = async () => {
              await navigator.serviceWorker.ready;
              const kept = [];
              for (const name of await caches.keys()) {
                for (const request of await (await caches.open(name)).keys()) {
                  kept.push(new URL(request.url).pathname.replace(/\\.[0-9a-f]{8}\\./, "."));
                }
              }
              return kept.sort();
            };
            list().then(done, error => done([String(error)]));
            """;

    private static final String ALL = """
            const done = arguments[arguments.length - 1];
            caches.keys().then(done);
            """;

    private static final String OFFLINE = """
            const done = arguments[arguments.length - 1];
            caches.match("/offline").then(page => page.text()).then(done);
            """;

    @Test
    void aPageThatCannotBeFetchedSaysSoAndNothingElseIsKept() {
        TestPortal portal = TestPortal.start(Store.SQLITE);
        try (Tab tab = new Tab(portal.root(), Screen.PHONE)) {
            try (portal) {
                new FrontDoor(tab).quickly("offline@shop.ng");
                tab.open("/account");
                assertEquals(
                        List.of("/offline", "/static/app.css", "/static/icon.svg"),
                        tab.driver().executeAsyncScript(KEPT));
                String page = String.valueOf(tab.driver().executeAsyncScript(OFFLINE));
                for (String mine : List.of("csrf", "offline@shop.ng", "/logout", "Ada")) {
                    assertFalse(page.contains(mine), mine);
                }
            }
            tab.open("/transactions");
            tab.arrive("/transactions", "You are offline");
        }
    }

    /** The browser says by itself that it has no connection: all that is asked of us is to keep nothing and to promise nothing. */
    @Test
    void withoutJavaScriptNothingIsKept() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE);
                Tab tab = new Tab(portal.root(), Screen.PHONE, false, false)) {
            new FrontDoor(tab).quickly("plain@shop.ng");
            assertEquals(List.of(), tab.driver().executeAsyncScript(ALL));
            tab.open("/offline");
            tab.submit("main a.button");
            tab.arrive("/offline", "You are offline");
        }
    }
}
