package kportal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.javalin.Javalin;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import kportal.testing.RawHttp;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Test;

class AccessFilterTest {
    @Test
    void aPageThatDoesNotSayWhoMayIsOpenToNobody() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            ClientAddress addresses = new ClientAddress(List.of());
            Cookies cookies = new Cookies(false);
            KnownBrowsers browsers =
                    new KnownBrowsers(new KnownBrowserRepository(portal.database()), cookies, Clock.systemUTC());
            Sessions sessions = new Sessions(
                    new SessionRepository(portal.database()), browsers, cookies, addresses, Clock.systemUTC());
            AccessFilter filter = new AccessFilter(sessions, new Csrf(sessions, addresses), new NextPage(cookies));
            Javalin server = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.routes.beforeMatched(filter::check);
                config.routes.get("/said", ctx -> ctx.result("open"), Access.ANYONE);
                config.routes.get("/forgotten", ctx -> ctx.result("open"));
            });
            server.start("127.0.0.1", 0);
            try {
                assertEquals(200, status(server, "/said"));
                assertEquals(500, status(server, "/forgotten"));
            } finally {
                server.stop();
            }
        }
    }

    private static int status(Javalin server, String path) {
        return RawHttp.status(RawHttp.send(
                URI.create("http://127.0.0.1:" + server.port()),
                "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
    }
}
