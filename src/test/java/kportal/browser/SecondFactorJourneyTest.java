package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.Phone;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/** An authenticator app and a passkey, in a real browser with a device of Chromium's own. Every page is audited. */
@Tag("browser")
class SecondFactorJourneyTest {
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final TestClock clock = TestClock.now();

    @Test
    void aPasskeyBesideThePassword() throws IOException {
        int port = freePort();
        URI root = URI.create("http://localhost:" + port);
        try (TestPortal portal = TestPortal.start(
                        Store.SQLITE, clock, Map.of("PORT", String.valueOf(port), "PUBLIC_URL", root.toString()));
                Tab tab = new Tab(root, Screen.PHONE)) {
            VirtualAuthenticator device = device(tab);
            new FrontDoor(tab).quickly("ada@passkeys.ng");
            tab.open("/account/factors");
            tab.arrive("/account/factors", "Second factor");
            tab.fill("passkey_name", "My phone");
            tab.submit("button[data-passkey=create]");
            tab.arrive("/account/factors/passkeys", "Recovery codes");
            assertEquals(1, device.getCredentials().size());
            tab.open("/account/factors");
            tab.arrive("/account/factors", "Second factor");
            new Camera(tab, PICTURES).shoot("factors-passkey");
            tab.submit("footer form[action='/logout'] button");

            signIn(tab, "ada@passkeys.ng");
            tab.arrive("/login/factor", "One more step");
            new Camera(tab, PICTURES).shoot("login-factor-passkey");
            tab.submit("button[data-passkey=get]");
            tab.arrive("/", "Ada’s Corner Shop");

            clock.advance(Duration.ofMinutes(31));
            tab.open("/account/factors");
            tab.submit("form[action$='/remove'] button");
            tab.arrive("/confirm", "Confirm");
            tab.fill("password", Browser.PASSWORD);
            tab.submit("button[data-passkey=get]");
            tab.arrive("/account/factors", "Second factor");
            tab.submit("form[action$='/remove'] button");
            tab.arrive("/account/factors", "Second factor");
            assertEquals(0, tab.count(".facts"));
        }
    }

    @Test
    void aPasskeyAlone() throws IOException {
        int port = freePort();
        URI root = URI.create("http://localhost:" + port);
        try (TestPortal portal = TestPortal.start(
                        Store.SQLITE, clock, Map.of("PORT", String.valueOf(port), "PUBLIC_URL", root.toString()));
                Tab tab = new Tab(root, Screen.PHONE)) {
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
            new Camera(tab, PICTURES).shoot("login-passkey");
            device.setUserVerified(false);
            tab.press("button[data-passkey=get]");
            tab.find("[data-passkey-failed]");
            device.setUserVerified(true);
            tab.submit("button[data-passkey=get]");
            tab.arrive("/", "Ada’s Corner Shop");

            clock.advance(Duration.ofMinutes(31));
            tab.open("/account/factors");
            tab.submit("form[action$='/remove'] button");
            tab.arrive("/confirm", "Confirm");
            new Camera(tab, PICTURES).shoot("confirm-passkey");
            tab.submit("button[data-passkey=get]");
            tab.arrive("/account/factors", "Second factor");
            tab.submit("form[action$='/remove'] button");
            tab.arrive("/account/factors", "Second factor");
            tab.submit("footer form[action='/logout'] button");

            tab.open("/login");
            tab.arrive("/login", "Sign in");
            tab.submit("button[data-passkey=get]");
            assertTrue(tab.text(".summary").contains("That passkey did not sign you in."));
            new Camera(tab, PICTURES).shoot("login-passkey-error");
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

    @Test
    void anAuthenticatorApp() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE, clock, Map.of());
                Tab tab = new Tab(portal.root(), Screen.PHONE)) {
            Camera camera = new Camera(tab, PICTURES);
            new FrontDoor(tab).quickly("ada@app.ng");
            camera.shoot("factors-off", "/account/factors");
            tab.submit("form[action$='/app'] button");
            tab.arrive("/account/factors/app", "Set up an authenticator app");
            camera.shoot("factor-app");
            Phone phone = new Phone(tab.text("[data-seed]").replace(" ", ""), clock);
            tab.submit("main form button");
            tab.arrive("/account/factors/app/confirm", "Set up an authenticator app");
            camera.shoot("factor-app-error");
            tab.fill("code", phone.code());
            tab.submit("main form button");
            tab.arrive("/account/factors/app/confirm", "Recovery codes");
            camera.shoot("recovery-codes");
            String recovery = tab.text(".codes code");
            camera.shoot("factors-on", "/account/factors");
            clock.advance(Duration.ofMinutes(31));
            tab.submit("form[action$='/codes'] button");
            tab.arrive("/confirm", "Confirm");
            camera.shoot("confirm-factor");
            tab.submit("footer form[action='/logout'] button");
            signIn(tab, "ada@app.ng");
            tab.arrive("/login/factor", "One more step");
            camera.shoot("login-factor");
            tab.fill("code", "000000");
            tab.submit("main form button");
            tab.arrive("/login/factor", "One more step");
            camera.shoot("login-factor-error");
            tab.submit("a[href$='with=recovery']");
            tab.arrive("/login/factor", "One more step");
            camera.shoot("login-factor-recovery");
            tab.fill("code", recovery);
            tab.submit("main form button");
            tab.arrive("/account/factors", "Second factor");
            assertTrue(tab.text(".flash").contains("used up"));
        }
    }

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
