package kportal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever goes wrong: a page of ours, the right status, and not a word of an exception. */
class ErrorPagesTest {
    @Test
    void eachStatusHasItsPage() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            told(404, "There is nothing here", ada.get("/nothing/%3Cscript%3Ealert(1)%3C/script%3E"));
            told(404, "There is nothing here", ada.get("/static/none.css"));
            told(403, "That was not allowed", ada.postBare("/account/profile", Map.of()));
            told(405, "That can’t be done here", ada.send(ada.request("/key").method("PUT", BodyPublishers.noBody())));
            told(413, "That is too large", ada.post("/sms", Map.of("message", "x".repeat(100_000))));
            told(429, "Too many tries", flooded(portal));
        }
    }

    /** Some sixty practice accounts from one address in five minutes are enough. */
    private static Page flooded(TestPortal portal) {
        Page page = portal.browser().post("/sandbox/account", Map.of());
        for (int i = 0; i < 200 && page.status() == 303; i++) {
            page = portal.browser().post("/sandbox/account", Map.of());
        }
        assertEquals("300", page.header("Retry-After"));
        return page;
    }

    /** Where a page's table is gone, the database answers with an error to every query of it. */
    @Test
    void aBrokenDatabaseIsA500WithoutAWordOfIt() throws SQLException {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            sql(portal, "drop table transaction_events", "alter table api_keys rename to gone");
            told(500, "Something broke on our side", ada.get("/key"));
            sql(portal, "alter table sessions rename to gone_too");
            told(500, "Something broke on our side", ada.get("/account"));
            assertEquals(200, portal.browser().get("/login").status());
        }
    }

    @Test
    void aDatabaseThatLosesItsConnectionsIsA500AndThenWorksAgain() throws SQLException {
        try (TestPortal portal = TestPortal.start(Store.POSTGRESQL)) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            sql(portal, "alter table sessions rename to gone");
            told(500, "Something broke on our side", ada.get("/account"));
            sql(
                    portal,
                    "alter table gone rename to sessions",
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where datname = current_database() and pid <> pg_backend_pid()");
            Page page = ada.get("/account");
            for (int i = 0; i < 20 && page.status() != 200; i++) {
                told(500, "Something broke on our side", page);
                page = ada.get("/account");
            }
            assertEquals(200, page.status());
        }
    }

    private static void sql(TestPortal portal, String... statements) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(portal.settings().databaseUrl());
                var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void healthSaysWhetherTheDatabaseAnswers(Store store) throws SQLException {
        try (TestPortal portal = TestPortal.start(store)) {
            Page up = portal.browser().get("/health");
            assertEquals(200, up.status());
            assertEquals("{\"status\":\"up\"}", up.body());
            assertEquals("application/json", up.header("Content-Type"));
            // Not even the sessions' table matters to it.
            sql(portal, "alter table sessions rename to gone");
            assertEquals(200, portal.browser().get("/health").status());
        }
    }

    private static void told(int status, String title, Page page) {
        assertEquals(status, page.status(), page.address() + " " + page.text());
        assertEquals(title, page.select("h1").text());
        assertEquals(title + " – Kportal", page.html().title());
        assertEquals(
                "text/html;charset=utf-8",
                page.header("Content-Type").replace(" ", "").toLowerCase(java.util.Locale.ROOT));
        assertEquals("no-store", page.header("Cache-Control"));
        assertTrue(page.header("Content-Security-Policy").contains("default-src 'none'"));
        for (String word : List.of("Exception", "\tat ", "javalin", "jetty", "sqlite", "SQL", "<script>alert", "??")) {
            assertFalse(page.body().contains(word), word);
        }
    }
}
