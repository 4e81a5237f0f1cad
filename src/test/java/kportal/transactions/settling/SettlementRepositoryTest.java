package kportal.transactions.settling;

import static kportal.db.generated.Tables.USERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Payer;
import kportal.transactions.Status;
import kportal.transactions.Transaction;
import kportal.transactions.TransactionRepository;
import kportal.web.Origin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of two people with the same receipt before them the second does not overwrite what the first typed. */
class SettlementRepositoryTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String RIGHT = "02637394857261940385";
    private static final String WRONG = "02637394857261940386";

    @ParameterizedTest
    @EnumSource
    void whatWasSettledMeanwhileStands(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            portal.signUp("Ada Stores", "ada@shop.ng");
            TransactionRows rows = TransactionRows.of(portal.database(), Environment.SANDBOX, "ada@shop.ng");
            Order order = Order.electricity("eko", "Eko Electric", "45012345678", "prepaid", Money.ofNaira(500));
            String id = rows.insert(new Row(order, Status.UNKNOWN, NOON));
            String user = portal.database()
                    .read(sql -> sql.select(USERS.ID).from(USERS).fetchSingle(USERS.ID));
            Payer ada = new Payer(rows.businessId(), user);
            TransactionRepository transactions = new TransactionRepository(portal.database(), Environment.SANDBOX);
            SettlementRepository settlements = new SettlementRepository(portal.database(), Environment.SANDBOX);

            assertTrue(settle(settlements, ada, find(transactions, ada, id), new Typed(null, WRONG), 1));
            Transaction both = find(transactions, ada, id);
            assertTrue(settle(settlements, ada, both, new Typed(null, RIGHT), 2));
            assertFalse(settle(settlements, ada, both, new Typed("KP-1", null), 3));
            assertEquals(RIGHT, find(transactions, ada, id).token());
        }
    }

    private static boolean settle(SettlementRepository to, Payer person, Transaction seen, Typed typed, int minute) {
        Instant now = NOON.plusSeconds(60L * minute);
        return to.settle(person, Origin.PORTAL, seen, Status.SUCCEEDED, "seen in the dashboard", typed, now);
    }

    private static Transaction find(TransactionRepository transactions, Payer person, String id) {
        return transactions.find(person.businessId(), id).orElseThrow();
    }
}
