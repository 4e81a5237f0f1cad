package kportal.history;

import static kportal.db.generated.Tables.USERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A list that was drawn before is never shown once anything in it is otherwise. */
class RecentListsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
    private static final String NUMBER = "08031234567";

    @ParameterizedTest
    @EnumSource
    void whateverChangesIsOnTheNextPage(Store store) {
        TestClock clock = TestClock.at("2026-11-24T17:05:00Z");
        try (TestPortal portal = TestPortal.start(store, clock, Map.of())) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            Browser ben = portal.signUp("Ben Stores", "ben@shop.ng");
            assertEquals(0, rows(ada.get("/transactions")).size());
            TransactionRows sales = TransactionRows.of(portal.database(), Environment.SANDBOX, "ada@shop.ng");
            sales.insert(row(Status.SUCCEEDED, 0));
            String doubtful = sales.insert(row(Status.UNKNOWN, 60));
            Page before = ada.get("/transactions");
            assertEquals(
                    List.of("unknown", "succeeded"),
                    rows(before),
                    before.select("#results").outerHtml());
            assertEquals(
                    1, before.select("tr[data-status=succeeded] a.unsettled").size());
            assertEquals(
                    before.select("#results").html(),
                    ada.get("/transactions").select("#results").html());
            assertEquals(0, rows(ben.get("/transactions")).size());

            sales.insert(row(Status.FAILED, 120));
            assertEquals(List.of("failed", "unknown", "succeeded"), rows(ada.get("/transactions")));
            assertEquals(List.of("succeeded"), rows(ada.get("/transactions?status=succeeded")));

            Page settled = ada.post(
                    "/transactions/" + doubtful + "/resolve",
                    Map.of("outcome", "succeeded", "note", "Seen in the dashboard"));
            assertEquals(303, settled.status(), settled.text());
            Page after = ada.get("/transactions");
            assertEquals(List.of("failed", "succeeded", "succeeded"), rows(after));
            assertEquals(0, after.select("a.unsettled").size());
            assertEquals(2, rows(ada.get("/transactions?status=succeeded")).size());

            // The same words, another day.
            assertEquals(3, rows(ada.get("/transactions?span=today")).size());
            clock.advance(Duration.ofDays(1));
            ada.signIn("ada@shop.ng");
            assertEquals(0, rows(ada.get("/transactions?span=today")).size());
            assertEquals(3, rows(ada.get("/transactions?q=yesterday")).size());
        }
    }

    /** No purchase moves when somebody is called otherwise. */
    @ParameterizedTest
    @EnumSource
    void peopleAreAsTheyAreCalledNow(Store store) {
        try (TestPortal portal = TestPortal.start(store, TestClock.at("2026-11-24T17:05:00Z"), Map.of())) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            TransactionRows.of(portal.database(), Environment.SANDBOX, "ada@shop.ng")
                    .insert(row(Status.SUCCEEDED, 0));
            assertTrue(ada.get("/transactions?column=by").select("tbody").text().contains("ada@shop.ng"));
            assertEquals(1, rows(ada.get("/transactions?who=ada@shop.ng")).size());
            portal.database().run(sql -> sql.update(USERS)
                    .set(USERS.EMAIL, "new@shop.ng")
                    .where(USERS.EMAIL.eq("ada@shop.ng"))
                    .execute());
            Page page = ada.get("/transactions?column=by");
            assertTrue(page.select("tbody").text().contains("new@shop.ng"), page.text());
            assertEquals(List.of("", "new@shop.ng"), page.select("#who option").eachAttr("value"));
            assertEquals(0, rows(ada.get("/transactions?who=ada@shop.ng")).size());
        }
    }

    private static Row row(Status status, int second) {
        return new Row(Order.airtime("MTN", "MTN", NUMBER, Money.ofNaira(100)), status, NOON.plusSeconds(second));
    }

    private static List<String> rows(Page page) {
        return page.select("#results tbody tr").eachAttr("data-status");
    }
}
