package kportal.accounts.email;

import static kportal.db.generated.Tables.MAIL_LINKS;
import static kportal.db.generated.Tables.USERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import kportal.accounts.letters.LetterRepository;
import kportal.accounts.letters.Link;
import kportal.accounts.letters.LinkRepository;
import kportal.accounts.letters.Purpose;
import kportal.db.Alive;
import kportal.testing.Browser;
import kportal.testing.Mailbox;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.web.Origin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A change of address whose password or link was found good, and whose account is deleted before it is written. */
class LateAddressTest {
    private static final String ADA = "ada@shop.ng";

    @ParameterizedTest
    @EnumSource
    void isNotWritten(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            Browser ada = portal.signUp("Ada Stores", ADA);
            ada.post("/account/email", Map.of("email", "late@new.ng", "password", Browser.PASSWORD));
            String token = new Mailbox(portal)
                    .newest("late@new.ng", "Confirm your new email address")
                    .token();
            Instant now = Instant.now();
            Link link = new LinkRepository(portal.database())
                    .find(token, List.of(Purpose.CHANGE), now)
                    .orElseThrow();
            EmailRepository emails = new EmailRepository(
                    portal.database(), new LetterRepository(portal.app().jobs()));
            assertEquals(
                    303,
                    ada.post("/account/delete", Map.of("confirmation", ADA, "password", Browser.PASSWORD))
                            .status());

            assertFalse(emails.confirm(link, Origin.PORTAL, now));
            assertThrows(
                    Alive.Gone.class, () -> emails.askToChange(link.userId(), ADA, "late@new.ng", Origin.PORTAL, now));
            assertThrows(Alive.Gone.class, () -> emails.askToVerify(link.userId(), ADA, now));
            assertEquals(0, (int) portal.database().read(sql -> sql.fetchCount(MAIL_LINKS)));
            String address = portal.database()
                    .read(sql ->
                            sql.select(USERS.EMAIL).from(USERS).fetchSingle().value1());
            assertTrue(address.startsWith("deleted-"), address);
        }
    }
}
