package kportal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.Map;
import kportal.testing.RawHttp;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside the real Kpoint a portal without an https address serves its own machine only. Kpoint itself is not asked here. */
class OwnMachineTest {
    private static final Map<String, String> REAL = Map.of("KPOINT_BASE_URL", "https://kpoint.invalid/api");

    @Test
    void aProxyThatPublicUrlDoesNotKnowIsTurnedAway() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE, Clock.systemUTC(), REAL)) {
            String answer = RawHttp.send(portal.root(), get("shop.example"));
            assertEquals(421, RawHttp.status(answer));
            assertFalse(answer.contains("password"), answer);
            assertTrue(answer.contains("PUBLIC_URL"), answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1:1", "[::1]:8080"})
    void itsOwnMachineIsServed(String host) {
        try (TestPortal portal = TestPortal.start(Store.SQLITE, Clock.systemUTC(), REAL)) {
            assertEquals(200, RawHttp.status(RawHttp.send(portal.root(), get(host))));
        }
    }

    @Test
    void practiceIsServedByAnyName() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            assertEquals(200, RawHttp.status(RawHttp.send(portal.root(), get("shop.example"))));
        }
    }

    private static String get(String host) {
        return "GET /login HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    }
}
