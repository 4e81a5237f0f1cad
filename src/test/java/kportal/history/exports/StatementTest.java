package kportal.history.exports;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.PdfText;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A statement as it stands on paper. */
class StatementTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private TestPortal portal;
    private Browser ada;
    private TransactionRows rows;

    @BeforeEach
    void open() {
        portal = TestPortal.start(Store.SQLITE, TestClock.at("2026-11-24T17:05:00Z"), Map.of());
        ada = portal.signUp("Ada Stores", "ada@shop.ng");
        rows = TransactionRows.of(portal.database(), Environment.SANDBOX, "ada@shop.ng");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private String paper(String query) {
        return PdfText.of(ada.file("/transactions/export.pdf" + query).body());
    }

    @Test
    void aLongMessageTakesNoRoomFromTheOthers() {
        String words =
                "Your order is ready, come and take it away. ".repeat(7) + "https://shop.example/" + "x".repeat(90);
        rows.insert(new Row(Order.sms("08031234567", words), Status.SUCCEEDED, NOON));
        rows.insert(new Row(
                        Order.electricity("eko", "Eko Electric", "45012345678", "prepaid", Money.ofNaira(1_000_000)),
                        Status.SUCCEEDED,
                        NOON)
                .reference("KP202611241234567890")
                .token("02637394857261940385"));
        String text = paper("");
        String line = text.lines()
                .filter(each -> each.contains("0263 7394"))
                .findFirst()
                .orElse(text);
        for (String whole : new String[] {
            "24 Nov 2026, 13:00",
            "Electricity",
            "₦1,000,000.00",
            "Succeeded",
            "KP202611241234567890",
            "0263 7394 8572 6194 0385"
        }) {
            assertTrue(line.contains(whole), whole + " in " + text);
        }
    }

    @Test
    void theFilterStandsInWords() {
        String text = paper("?span=last-month");
        assertTrue(text.matches("(?s).*Days +Last month\n.*"), text);
        text = paper("?from=2026-11-01&to=2026-11-24&status=failed");
        assertTrue(text.matches("(?s).*From +1 Nov 2026\n.*To +24 Nov 2026\n.*"), text);
        assertTrue(text.matches("(?s).*Status +Failed\n.*"), text);
    }
}
