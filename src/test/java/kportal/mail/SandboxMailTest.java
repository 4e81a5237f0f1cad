package kportal.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.Mailbox;
import kportal.testing.Page;
import kportal.testing.RawHttp;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Test;

class SandboxMailTest {
    @Test
    void withoutAServerMailsAreFilesOfTheirOwnerAlone() throws Exception {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            portal.signUp("Ada Stores", "ada@shop.ng");
            Mailbox mails = new Mailbox(portal);
            mails.settle();
            Path file = mails.files().getFirst();
            assertEquals(1, mails.files().size());
            assertTrue(file.toString().endsWith(".eml"));
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
        }
    }

    @Test
    void thePageShowsThemWithTheirLinks() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            Mailbox mails = new Mailbox(portal);
            mails.settle();
            Page page = portal.browser().get("/sandbox/mail");
            assertEquals(
                    "Confirm your email address", page.select("[data-mail] h2").text());
            assertTrue(page.text().contains("To ada@shop.ng"));
            String link = page.select("[data-mail] a").attr("href");
            assertEquals(mails.all("ada@shop.ng").getFirst().link(), path(link));
            assertEquals(200, ada.follow(ada.get(path(link))).status());
            assertEquals(
                    "/sandbox/mail",
                    ada.get("/sandbox").select("a[href=/sandbox/mail]").attr("href"));
        }
    }

    private static String path(String link) {
        return URI.create(link).getRawPath() + "?" + URI.create(link).getRawQuery();
    }

    /** Through a proxy on this machine everybody comes from it. */
    @Test
    void itIsForThisMachineAlone() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Browser browser = portal.browser();
            for (String header : new String[] {"X-Forwarded-For", "X-Forwarded-Host", "Forwarded"}) {
                assertEquals(
                        404,
                        browser.send(browser.request("/sandbox/mail")
                                        .header(header, "127.0.0.1")
                                        .GET())
                                .status(),
                        header);
            }
            for (String host : new String[] {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80"}) {
                String answer = RawHttp.send(
                        portal.root(), "GET /sandbox/mail HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
                assertEquals(404, RawHttp.status(answer), host);
            }
        }
    }

    @Test
    void itIsNotThereWithAServerOrWithTheRealKpoint() {
        // A proxy on this machine asks by a loopback name, as nginx does unless told otherwise.
        Map<String, String> elsewhere = Map.of("PUBLIC_URL", "https://practice.example");
        Map<String, String> server = Map.of("SMTP_URL", "smtp://127.0.0.1:1");
        Map<String, String> live = Map.of("KPOINT_BASE_URL", "http://127.0.0.1:1/api");
        for (Map<String, String> settings : java.util.List.of(server, live, elsewhere)) {
            try (TestPortal portal = TestPortal.start(Store.SQLITE, Clock.systemUTC(), settings)) {
                assertEquals(404, portal.browser().get("/sandbox/mail").status());
            }
        }
    }
}
