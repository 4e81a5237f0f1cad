package kportal.accounts.recovery;

import static kportal.db.generated.Tables.USERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import kportal.accounts.letters.LetterRepository;
import kportal.accounts.letters.Link;
import kportal.accounts.letters.LinkRepository;
import kportal.accounts.letters.Purpose;
import kportal.testing.Browser;
import kportal.testing.Mailbox;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.web.Origin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A new password takes a while to be hashed: the account may be deleted meanwhile. */
class LateResetTest {
    @ParameterizedTest
    @EnumSource
    void setsNoPassword(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            portal.browser().post("/password/forgot", Map.of("email", "ada@shop.ng"));
            String token = new Mailbox(portal)
                    .newest("ada@shop.ng", "Set a new password")
                    .token();
            Instant now = Instant.now();
            Link link = new LinkRepository(portal.database())
                    .find(token, List.of(Purpose.RESET), now)
                    .orElseThrow();
            ResetRepository resets = new ResetRepository(
                    portal.database(),
                    new LetterRepository(portal.app().jobs()),
                    portal.app().jobs());
            ada.post("/account/delete", Map.of("confirmation", "ada@shop.ng", "password", Browser.PASSWORD));

            assertFalse(resets.reset(link, "late", Origin.PORTAL, now));
            resets.postLink("ada@shop.ng", Origin.PORTAL, now);
            assertEquals("-", portal.database().read(sql -> sql.select(USERS.PASSWORD_HASH)
                    .from(USERS)
                    .fetchSingle()
                    .value1()));
        }
    }
}
