package kportal.accounts.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.FormPage;
import kportal.testing.Mailbox;
import kportal.testing.Page;
import kportal.testing.Snapshot;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ResetTest {
    private static final String ADA = "ada@shop.ng";
    private static final String BEN = "ben@shop.ng";
    private static final String NEW = "another good password";
    private static final String SUBJECT = "Set a new password";

    private final TestClock clock = TestClock.at("2026-11-24T17:00:00Z");

    @Parameter
    private Store store;

    private TestPortal portal;
    private Mailbox mails;

    @BeforeEach
    void open() {
        portal = TestPortal.start(store, clock, Map.of("PUBLIC_URL", "https://portal.example"));
        mails = new Mailbox(portal);
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private String ask(String email) {
        Page asked = portal.browser().post("/password/forgot", Map.of("email", email));
        assertEquals(303, asked.status(), asked.text());
        return mails.newest(email, SUBJECT).link();
    }

    private static Page use(Browser browser, String link, String password) {
        return browser.post(
                "/password/reset",
                Map.of("token", link.replaceFirst(".*token=", ""), "new_password", password));
    }

    private int signIn(String email, String password) {
        return portal.browser()
                .post("/login", Map.of("email", email, "password", password))
                .status();
    }
}
