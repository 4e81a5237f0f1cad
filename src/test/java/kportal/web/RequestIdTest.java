package kportal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.RawHttp;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** One name for a request in its answer, in the log and on the page that says that something broke. */
class RequestIdTest {
    private static final String SHAPE = "[2-9a-hjkmnp-z]{10}";

    @Test
    void everyAnswerHasItsOwn() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            for (String path : List.of("/", "/nothing", "/account", "/static/none.css", "/live")) {
                String id = ada.get(path).header("X-Request-Id");
                assertTrue(id.matches(SHAPE), path + " " + id);
                assertNotEquals(id, ada.get(path).header("X-Request-Id"), path);
            }
            assertEquals(403, ada.postBare("/account/profile", Map.of()).status());
        }
    }

    @Test
    void aPageThatBrokeSaysIt() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE);
                Written log = new Written()) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            portal.database().run(sql -> sql.execute("alter table api_keys rename to gone"));
            Page page = ada.get("/key");
            String id = page.header("X-Request-Id");
            assertEquals(500, page.status());
            assertEquals(
                    "Code: " + id + ". Tell us this if you ask for help.",
                    page.select("main p").get(1).text());
            String broke = log.lines().stream()
                    .filter(line -> line.contains("GET /key broke"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(broke.contains(" - GET /key broke request=\"" + id + "\"\n"), broke);
            // Not even that page can be drawn any more.
            portal.database().run(sql -> sql.execute("alter table sessions rename to gone_too"));
            Page plain = ada.get("/account");
            assertTrue(
                    plain.body().contains(plain.header("X-Request-Id")), plain.body() + plain.header("X-Request-Id"));
        }
    }

    @Test
    void whatIsNoRequestHasNoName() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE);
                Written log = new Written()) {
            String odd = "GET /static/..%2fpasswd HTTP/1.1\r\nHost: x\r\n\r\n";
            RawHttp.send(portal.root(), odd + "NONSENSE\r\n\r\n");
            assertEquals(2, log.lines().size(), log.lines().toString());
            assertTrue(
                    log.lines().getFirst().matches("(?s).* why=\"path\" .* request=\"" + SHAPE + "\"\n"),
                    log.lines().getFirst());
            assertFalse(
                    log.lines().getLast().contains("request=\""), log.lines().getLast());
        }
    }

    /** Its thread may go on with the next request of the same connection, or with what is no request. */
    @Test
    void theNameEndsWithTheRequest() throws Exception {
        List<String> names = new CopyOnWriteArrayList<>();
        RequestIds ids = new RequestIds(new ClientAddress(List.of()));
        ids.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                names.add(String.valueOf(MDC.get("request")));
                callback.succeeded();
                return true;
            }
        });
        Server server = new Server(new InetSocketAddress("127.0.0.1", 0));
        server.setHandler(new Handler.Wrapper(ids) {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                boolean handled = super.handle(request, response, callback);
                names.add(String.valueOf(MDC.get("request")));
                return handled;
            }
        });
        server.start();
        RawHttp.send(server.getURI(), "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        server.stop();
        assertEquals(2, names.size());
        assertTrue(names.getFirst().matches(SHAPE), names.toString());
        assertEquals("null", names.getLast());
    }

    @Test
    void onlyAProxyOfOursMayNameOne() {
        Map<String, String> named = Map.of("TRUSTED_PROXIES", "127.0.0.1");
        try (TestPortal portal = TestPortal.start(Store.SQLITE, Clock.systemUTC(), named)) {
            assertEquals("Edge-7f3a", answered(portal, "Edge-7f3a"));
            assertEquals("x".repeat(64), answered(portal, "x".repeat(64)));
            for (String odd : List.of("x".repeat(65), "a b", "a\"b", "\u00e9", "a_b", "")) {
                assertTrue(answered(portal, odd).matches(SHAPE), odd);
            }
        }
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            assertTrue(answered(portal, "Edge-7f3a").matches(SHAPE));
        }
    }

    private static String answered(TestPortal portal, String id) {
        String answer = RawHttp.send(
                portal.root(),
                "GET /live HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Request-Id: " + id + "\r\n\r\n");
        return answer.lines()
                .filter(line -> line.startsWith("X-Request-Id: "))
                .map(line -> line.substring("X-Request-Id: ".length()))
                .findFirst()
                .orElseThrow();
    }

    /** The log's lines as they stand on standard error. */
    private static final class Written extends AppenderBase<ILoggingEvent> implements AutoCloseable {
        private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        private final ConsoleAppender<ILoggingEvent> stderr =
                (ConsoleAppender<ILoggingEvent>) root.getAppender("stderr");
        private final List<String> lines = new CopyOnWriteArrayList<>();

        Written() {
            start();
            root.addAppender(this);
        }

        List<String> lines() {
            return lines;
        }

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(new String(stderr.getEncoder().encode(event), StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            root.detachAppender(this);
        }
    }
}
