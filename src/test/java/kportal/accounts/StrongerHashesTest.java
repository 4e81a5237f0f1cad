package kportal.accounts;

import static kportal.db.generated.Tables.USERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.testing.Waiting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StrongerHashesTest {
    private static final String EMAIL = "ada@shop.ng";

    @ParameterizedTest
    @EnumSource
    void aRightPasswordIsHashedAnewWhenMoreIsAskedNow(Store store) {
        try (TestPortal portal = TestPortal.start(store, Clock.systemUTC(), Map.of(), 6);
                Passwords before = new Passwords(4)) {
            portal.signUp("Ada Stores", EMAIL);
            assertTrue(stored(portal).startsWith("$2a$06$"));
            String weak = before.hash("network", Browser.PASSWORD);
            portal.database()
                    .run(sql -> sql.update(USERS).set(USERS.PASSWORD_HASH, weak).execute());
            Browser browser = portal.browser();
            assertEquals(
                    422,
                    browser.post("/login", Map.of("email", EMAIL, "password", "not the right one"))
                            .status());
            assertEquals(303, browser.signIn(EMAIL).status());
            Waiting.until(() -> stored(portal).startsWith("$2a$06$"));
            String strong = stored(portal);
            assertEquals(303, portal.browser().signIn(EMAIL).status());
            assertEquals(strong, stored(portal), "once is enough");
        }
    }

    private static String stored(TestPortal portal) {
        return portal.database().read(sql -> sql.select(USERS.PASSWORD_HASH)
                .from(USERS)
                .where(USERS.EMAIL.eq(EMAIL))
                .fetchSingle(USERS.PASSWORD_HASH));
    }
}
