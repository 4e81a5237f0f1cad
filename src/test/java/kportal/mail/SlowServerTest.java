package kportal.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kportal.testing.Browser;
import kportal.testing.Mailbox;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.testing.Waiting;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mail server that does nothing right costs no page its time and no mail its way. */
class SlowServerTest {
    private static final String ADA = "ada@shop.ng";

    /** It takes connections and says nothing; the pages don't notice, and the mail goes out later. */
    @ParameterizedTest
    @EnumSource
    @Timeout(120)
    void aSilentServerSlowsNoPage(Store store) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Map<String, String> smtp = Map.of("SMTP_URL", "smtp://127.0.0.1:" + silent.getLocalPort());
            try (TestPortal portal = TestPortal.start(store, Clock.systemUTC(), smtp)) {
                Browser ada = portal.signUp("Ada Stores", ADA);
                Socket held = silent.accept();
                // The mail's job is now within the server's silence.
                long begun = System.nanoTime();
                for (int i = 0; i < 5; i++) {
                    assertEquals(303, ask(portal).status());
                    assertEquals(200, ada.get("/account").status());
                }
                long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
                assertTrue(took < 5_000, "ten pages took " + took + " ms");
                held.close();
            }
        }
    }

    /** Its database and folder live on, so does the mail; the server comes back on its port. */
    @ParameterizedTest
    @EnumSource
    @Timeout(120)
    void whatWasNotSentIsSentAfterARestart(Store store) throws Exception {
        int port = freePort();
        Map<String, String> smtp = Map.of("SMTP_URL", "smtp://127.0.0.1:" + port);
        TestClock clock = TestClock.at("2026-11-24T17:00:00Z");
        try (TestPortal portal = TestPortal.start(store, clock, smtp)) {
            portal.signUp("Ada Stores", ADA);
            failures(portal, 1);
            portal.restart();
            GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
            server.start();
            try {
                clock.advance(Duration.ofSeconds(16));
                new Mailbox(portal).settle();
                assertEquals(1, server.getReceivedMessages().length);
                assertTrue(Mailbox.read(server.getReceivedMessages()[0]).link().startsWith("/email/confirm"));
            } finally {
                server.stop();
            }
        }
    }

    /** Tried twelve times in half a day, then given up: nothing is left of it. */
    @ParameterizedTest
    @EnumSource
    @Timeout(120)
    void aMailThatNobodyTakesIsGivenUp(Store store) throws IOException {
        Map<String, String> smtp = Map.of("SMTP_URL", "smtp://127.0.0.1:" + freePort());
        TestClock clock = TestClock.at("2026-11-24T17:00:00Z");
        try (TestPortal portal = TestPortal.start(store, clock, smtp)) {
            portal.signUp("Ada Stores", ADA);
            for (int tries = 1; tries < 12; tries++) {
                failures(portal, tries);
                clock.advance(Duration.ofHours(9));
            }
            new Mailbox(portal).settle();
        }
    }

    private static Page ask(TestPortal portal) {
        return portal.browser().post("/password/forgot", Map.of("email", ADA));
    }

    /** Until so many tries of the one job have failed. */
    private static void failures(TestPortal portal, int tries) {
        var failures = DSL.field("consecutive_failures", Integer.class);
        var picked = DSL.field("picked_by", String.class);
        Waiting.until(() -> {
            portal.app().jobs().wake();
            return portal.database()
                    .read(sql -> sql.fetchExists(DSL.selectOne()
                            .from(DSL.table("scheduled_tasks"))
                            .where(failures.eq(tries))
                            .and(picked.isNull())));
        });
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
