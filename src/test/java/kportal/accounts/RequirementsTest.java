package kportal.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.Lists;
import kportal.testing.Mailbox;
import kportal.testing.Page;
import kportal.testing.PasskeyDevice;
import kportal.testing.Phone;
import kportal.testing.Shop;
import kportal.testing.Snapshot;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must stand before a key is saved and before anything is paid. */
class RequirementsTest {
    private static final String EMAIL = "ada@shop.ng";
    private static final String ORIGIN = "http://localhost:8090";
    private static final Map<String, String> KEY = Map.of("api_key", Shop.KEY);

    @ParameterizedTest
    @EnumSource
    void besideTheRealKpointNoKeyIsTakenBeforeTheMailAddressIsConfirmed(Store store) {
        try (TestPortal portal =
                TestPortal.start(store, Clock.systemUTC(), Map.of("KPOINT_BASE_URL", "https://kpoint.invalid/api"))) {
            Browser ada = portal.signUp("Ada Stores", EMAIL);
            assertEquals(0, ada.get("/key").select("#api_key").size());
            assertTrue(ada.get("/key").text().contains("none is saved before your email address is confirmed"));
            Page refused = ada.post("/key", KEY);
            assertEquals(422, refused.status());
            assertEquals(
                    "Your email address is not confirmed yet, so no key can be saved. Open the link that we have mailed"
                            + " there, or have it mailed again below.",
                    refused.select(".summary li").text());
            assertEquals(
                    1,
                    refused.select("#unverified form[action=/account/email/verify]")
                            .size());
            assertEquals(0, Snapshot.of(portal).count("api_keys"));

            assertEquals(303, ada.post("/account/email/verify", Map.of()).status());
            String token = new Mailbox(portal)
                    .newest(EMAIL, "Confirm your email address")
                    .token();
            assertEquals(
                    303,
                    portal.browser()
                            .post("/email/confirm", Map.of("token", token))
                            .status());
            assertEquals(1, ada.get("/key").select("#api_key").size());
            assertEquals(303, ada.post("/key", KEY).status());
            assertEquals(1, Snapshot.of(portal).count("api_keys"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRequiredFactorComesBeforeTheKeyAndBeforePaying(Store store) {
        try (Lists lists = new Lists();
                TestPortal portal =
                        TestPortal.start(store, Clock.systemUTC(), Map.of("KPOINT_BASE_URL", lists.url()))) {
            Browser before = portal.signUp("Ada Stores", EMAIL);
            Shop.saveKey(before);
            try (TestPortal strict = portal.again(
                    Map.of("KPOINT_BASE_URL", lists.url(), "SECOND_FACTOR", "required", "PUBLIC_URL", ORIGIN))) {
                Browser ada = strict.browser();
                assertEquals("/", ada.signIn(EMAIL).location(), "nobody is kept out");
                noKeyWithout(strict, ada);
                nothingIsPaidWithout(strict, ada);
                Phone.setUp(strict, ada, Clock.systemUTC());
                assertEquals(303, ada.post("/key", KEY).status());
                String path = "/transactions/" + Shop.draft(ada, "/airtime", Shop.AIRTIME);
                assertEquals(
                        path,
                        ada.post(path + "/pay", Map.of("price", price(ada, path)))
                                .location());
                theLastOneStays(ada);
            }
        }
    }

    private static void noKeyWithout(TestPortal portal, Browser ada) {
        Page page = ada.get("/key");
        assertEquals(0, page.select("#api_key").size());
        assertEquals("/account/factors", page.select("[data-factor-missing] a").attr("href"));
        assertTrue(ada.get("/account/factors").text().contains("This portal asks everybody for a second factor"));
        int keys = Snapshot.of(portal).count("api_keys");
        Page refused = ada.post("/key", KEY);
        assertEquals(422, refused.status());
        assertTrue(refused.select(".summary").text().contains("this portal takes no key without one"));
        assertEquals(keys, Snapshot.of(portal).count("api_keys"));
    }

    private static void nothingIsPaidWithout(TestPortal portal, Browser ada) {
        String path = "/transactions/" + Shop.draft(ada, "/airtime", Shop.AIRTIME);
        Page review = ada.get(path);
        assertEquals(0, review.select("form[action$=/pay]").size());
        assertEquals(1, review.select("[data-factor-missing]").size());
        Page refused = ada.post(path + "/pay", Map.of("again", "yes"));
        assertEquals(422, refused.status());
        assertTrue(refused.select(".summary").text().contains("Nothing was sent."));
        assertEquals("draft", ada.get(path).select("[data-status]").attr("data-status"));
    }

    private static String price(Browser ada, String path) {
        return ada.get(path).select("input[name=price]").attr("value");
    }

    /** In by a recovery code, and the only factor is on the phone that is lost. */
    @ParameterizedTest
    @EnumSource
    void whereOneIsRequiredALostPhoneIsNoDeadEnd(Store store) {
        TestClock clock = TestClock.at("2026-11-24T17:00:00Z");
        try (TestPortal portal = TestPortal.start(store, clock, Map.of("SECOND_FACTOR", "required"))) {
            Page codes = Phone.setUp(portal, portal.signUp("Ada Stores", EMAIL), clock)
                    .codes();
            Browser ada = portal.browser();
            ada.signIn(EMAIL);
            Page in = ada.post(
                    "/login/factor",
                    Map.of("code", codes.select(".codes code").first().text()));
            assertTrue(ada.follow(in).text().contains("set up another under Account, Second factor"));
            Page factors = ada.get("/account/factors");
            assertEquals(1, factors.select("form[action=/account/factors/app]").size());
            Phone next = Phone.propose(portal, ada, clock);
            assertEquals(
                    "/account/factors",
                    ada.post("/account/factors/app/confirm", Map.of("code", next.code()))
                            .location());
            clock.advance(Duration.ofSeconds(30));
            Browser again = portal.browser();
            again.signIn(EMAIL);
            assertEquals(
                    303,
                    again.post("/login/factor", Map.of("code", next.code())).status());
        }
    }

    private static void theLastOneStays(Browser ada) {
        String last =
                "This portal asks everybody for a second factor, and this is your only one. Set up another one first,"
                        + " then remove this.";
        Page app = ada.post("/account/factors/app/remove", Map.of());
        assertEquals(422, app.status());
        assertEquals(last, app.select(".summary li").text());
        PasskeyDevice device = new PasskeyDevice("device", ORIGIN, "localhost");
        String made = device.create(ada.post("/account/factors/passkeys/new", Map.of()));
        assertEquals(
                303,
                ada.post("/account/factors/passkeys", Map.of("passkey_name", "My phone", "credential", made))
                        .status());
        String remove = ada.get("/account/factors")
                .select("form[action*=/passkeys/][action$=/remove]")
                .attr("action");
        assertEquals(303, ada.post("/account/factors/app/remove", Map.of()).status());
        Page passkey = ada.post(remove, Map.of());
        assertEquals(422, passkey.status());
        assertEquals(last, passkey.select(".summary li").text());
        assertEquals(
                404,
                ada.post(remove.replaceFirst("passkeys/.", "passkeys/f"), Map.of())
                        .status());
    }
}
