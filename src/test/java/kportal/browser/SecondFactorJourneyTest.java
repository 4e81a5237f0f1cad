package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.Phone;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/** An authenticator app, with JavaScript and without, and a passkey on a device of Chromium's own. Every page is audited. */
@Tag("browser")
class SecondFactorJourneyTest {
    private static final TestClock CLOCK = TestClock.now();
    private static final String NEEDED = "Passkeys need JavaScript, which is off in this browser.";

    private static TestPortal portal;
    private static Tabs tabs;

    /** By a name, for a passkey is of one. */
    @BeforeAll
    static void start() throws IOException {
        int port = freePort();
        URI root = URI.create("http://localhost:" + port);
        portal = TestPortal.start(
                Store.SQLITE, CLOCK, Map.of("PORT", String.valueOf(port), "PUBLIC_URL", root.toString()));
        tabs = new Tabs(root, true);
    }

    @AfterAll
    static void stop() {
        tabs.close();
        portal.close();
    }

    @Test
    void aPasskeyBesideThePassword() {
        try (Tab tab = tabs.lend(true)) {
            VirtualAuthenticator device = device(tab);
            new FrontDoor(tab).quickly("ada@passkeys.ng");
            tab.open("/account/factors");
            tab.arrive("/account/factors", "Second factor");
            tab.fill("passkey_name", "My phone");
            tab.submit("button[data-passkey=create]");
            tab.arrive("/account/factors/passkeys", "Recovery codes");
            String recovery = tab.text(".codes code");
            assertEquals(1, device.getCredentials().size());
            tab.open("/account/factors");
            tab.arrive("/account/factors", "Second factor");
            stands(tab, "factors-passkey");
            tab.submit("footer form[action='/logout'] button");

            withoutJavaScript("ada@passkeys.ng", recovery);
            signIn(tab, "ada@passkeys.ng");
            tab.arrive("/login/factor", "One more step");
            stands(tab, "login-factor-passkey");
            tab.submit("button[data-passkey=get]");
            tab.arrive("/", "Ada’s Corner Shop");

            CLOCK.advance(Duration.ofMinutes(31));
            tab.open("/account/factors");
            tab.submit("form[action$='/remove'] button");
            tab.arrive("/confirm", "Confirm");
            tab.fill("password", Browser.PASSWORD);
            tab.submit("button[data-passkey=get]");
            tab.arrive("/account/factors", "Second factor");
            tab.submit("form[action$='/remove'] button");
            tab.arrive("/account/factors", "Second factor");
            assertEquals(0, tab.count(".facts"));
            tab.driver().removeVirtualAuthenticator(device);
        }
    }

    /** A passkey can't be used then: each page that would ask for it says so, and leads on to what can. */
    private static void withoutJavaScript(String email, String recovery) {
        try (Tab tab = tabs.lend(false)) {
            tab.open("/login");
            needsJavaScript(tab);
            signIn(tab, email);
            tab.arrive("/login/factor", "One more step");
            needsJavaScript(tab);
            tab.submit("a[href$='with=recovery']");
            tab.fill("code", recovery);
            tab.submit("main form[action^='/login/factor'] button[type=submit]:not([data-passkey])");
            tab.find("nav a[href='/account']");
            tab.open("/account/factors");
            needsJavaScript(tab);
            CLOCK.advance(Duration.ofMinutes(31));
            tab.submit("form[action$='/codes'] button");
            tab.arrive("/confirm", "Confirm");
            needsJavaScript(tab);
        }
    }

    private static void needsJavaScript(Tab tab) {
        assertTrue(tab.text("main").contains(NEEDED), tab.text("main"));
        for (String dead : List.of("[data-passkey]", "[name=passkey_name]", "[data-passkey-failed]")) {
            assertFalse(tab.shows(dead), dead + " at " + tab.path());
        }
        for (String promise : List.of("your device asks for your finger", "the password may stay empty")) {
            assertFalse(tab.text("main").contains(promise), promise + " at " + tab.path());
        }
    }

    @Test
    void aPasskeyAlone() {
        try (Tab tab = tabs.lend(true)) {
            VirtualAuthenticator device = device(tab);
            new FrontDoor(tab).quickly("ada@alone.ng");
            tab.open("/account/factors");
            tab.arrive("/account/factors", "Second factor");
            tab.fill("passkey_name", "My phone");
            tab.submit("button[data-passkey=create]");
            tab.arrive("/account/factors/passkeys", "Recovery codes");
            tab.open("/account/factors");
            tab.arrive("/account/factors", "Second factor");
            assertTrue(tab.text(".facts").contains("Yes"), "Chromium says that it keeps it");
            tab.submit("footer form[action='/logout'] button");

            tab.open("/login");
            tab.arrive("/login", "Sign in");
            stands(tab, "login-passkey");
            device.setUserVerified(false);
            tab.press("button[data-passkey=get]");
            tab.find("[data-passkey-failed]");
            device.setUserVerified(true);
            tab.submit("button[data-passkey=get]");
            tab.arrive("/", "Ada’s Corner Shop");

            CLOCK.advance(Duration.ofMinutes(31));
            tab.open("/account/factors");
            tab.submit("form[action$='/remove'] button");
            tab.arrive("/confirm", "Confirm");
            stands(tab, "confirm-passkey");
            tab.submit("button[data-passkey=get]");
            tab.arrive("/account/factors", "Second factor");
            tab.submit("form[action$='/remove'] button");
            tab.arrive("/account/factors", "Second factor");
            tab.submit("footer form[action='/logout'] button");

            tab.open("/login");
            tab.arrive("/login", "Sign in");
            tab.submit("button[data-passkey=get]");
            assertTrue(tab.text(".summary").contains("That passkey did not sign you in."));
            stands(tab, "login-passkey-error");
            tab.driver().removeVirtualAuthenticator(device);
        }
    }

    private static VirtualAuthenticator device(Tab tab) {
        return tab.driver()
                .addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                        .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                        .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                        .setHasResidentKey(true)
                        .setHasUserVerification(true)
                        .setIsUserVerified(true));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAuthenticatorApp(boolean javascript) {
        String email = "ada" + javascript + "@app.ng";
        try (Tab tab = tabs.lend(javascript)) {
            new FrontDoor(tab).quickly(email);
            tab.open("/account/factors");
            tab.arrive("/account/factors", "Second factor");
            stands(tab, "factors-off");
            tab.submit("form[action$='/app'] button");
            tab.arrive("/account/factors/app", "Set up an authenticator app");
            stands(tab, "factor-app");
            Phone phone = new Phone(tab.text("[data-seed]").replace(" ", ""), CLOCK);
            tab.submit("main form button");
            tab.arrive("/account/factors/app/confirm", "Set up an authenticator app");
            stands(tab, "factor-app-error");
            tab.fill("code", phone.code());
            tab.submit("main form button");
            tab.arrive("/account/factors/app/confirm", "Recovery codes");
            stands(tab, "recovery-codes");
            String recovery = tab.text(".codes code");
            tab.open("/account/factors");
            tab.arrive("/account/factors", "Second factor");
            stands(tab, "factors-on");
            CLOCK.advance(Duration.ofMinutes(31));
            tab.submit("form[action$='/codes'] button");
            tab.arrive("/confirm", "Confirm");
            stands(tab, "confirm-factor");
            tab.submit("footer form[action='/logout'] button");
            signIn(tab, email);
            tab.arrive("/login/factor", "One more step");
            stands(tab, "login-factor");
            tab.fill("code", "000000");
            tab.submit("main form button");
            tab.arrive("/login/factor", "One more step");
            stands(tab, "login-factor-error");
            tab.submit("a[href$='with=recovery']");
            tab.arrive("/login/factor", "One more step");
            stands(tab, "login-factor-recovery");
            tab.fill("code", recovery);
            tab.submit("main form button");
            tab.arrive("/account/factors", "Second factor");
            assertTrue(tab.text(".flash").contains("used up"));
        }
    }

    /** {@link SecondFactorPicturesTest} takes a picture then. */
    void stands(Tab tab, String state) {}

    private static void signIn(Tab tab, String email) {
        tab.open("/login");
        tab.fill("email", email);
        tab.fill("password", Browser.PASSWORD);
        tab.submit("main form button");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
