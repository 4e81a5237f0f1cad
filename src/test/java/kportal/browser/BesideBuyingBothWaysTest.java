package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.function.BiConsumer;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Mailbox;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shop does beside buying, by the same presses with JavaScript and without. */
@Tag("browser")
class BesideBuyingBothWaysTest {
    private static final String NGOZI = "08031234567";
    private static final String SAVE_SEARCH = "details:has([name=view_name]) summary";

    private static TestPortal portal;
    private static Tabs tabs;

    /** Where two rows are a long export. */
    @BeforeAll
    static void start() {
        portal = TestPortal.exporting(Store.SQLITE, Clock.systemUTC(), 1);
        tabs = new Tabs(portal.root(), false);
    }

    @AfterAll
    static void stop() {
        tabs.close();
        portal.close();
    }

    private static void as(String name, boolean javascript, BiConsumer<Tab, Counter> work) {
        tabs.as(portal, name + javascript + "@shop.ng", Screen.PHONE, javascript, work);
    }

    private static String bought(Counter shop) {
        String receipt = shop.draft("/airtime", Counter.airtime(NGOZI));
        shop.pay(receipt);
        return receipt;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aForgottenPasswordIsSetByTheMailedLink(boolean javascript) {
        String email = "forgot" + javascript + "@shop.ng";
        portal.signUp("Ada Stores", email);
        try (Tab tab = tabs.lend(javascript)) {
            tab.open("/login");
            tab.submit("a[href='/password/forgot']");
            tab.fill("email", email);
            tab.submit("main form button");
            tab.open(new Mailbox(portal).newest(email, "Set a new password").link());
            tab.fill("new_password", "another good password");
            tab.submit("main form button");
            tab.arrive("/login", "Sign in");
            tab.fill("email", email);
            tab.fill("password", "another good password");
            tab.submit("main form[action='/login'] button");
            tab.arrive("/", "Ada Stores");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void numbersAreSavedImportedAndMerged(boolean javascript) {
        as("numbers", javascript, (tab, shop) -> {
            tab.open(bought(shop));
            tab.press("details:has([name=saved_name]) summary");
            tab.fill("saved_name", "Mama Ngozi");
            tab.submit("details:has([name=saved_name]) button");
            assertEquals("Mama Ngozi", tab.text("#receipt .known"));
            tab.open("/recipients");
            tab.submit("a[href='/recipients/import']");
            tab.fill("rows", "number,name\n08021234510,Mama Ngozi\n0803,Ben");
            tab.submit("main form[method=post] button");
            assertEquals(1, tab.count("#wrong [data-line]"));
            tab.press("[name=good]");
            tab.submit("main form[method=post] button");
            assertEquals(2, tab.count("li[data-number]"));
            tab.submit("a[href='/recipients/doubles']");
            tab.submit(".alike[data-number='" + NGOZI + "'] button");
            assertEquals(0, tab.count(".alike"));
            tab.open("/recipients");
            assertEquals(1, tab.count("li[data-number='" + NGOZI + "']"));
            assertEquals(1, tab.count("li[data-number]"));
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLongExportTellsThatItIsReady(boolean javascript) {
        as("export", javascript, (tab, shop) -> {
            bought(shop);
            bought(shop);
            tab.open("/transactions");
            tab.submit("a[href^='/transactions/export']:not([download])");
            tab.submit("[data-format=csv] button");
            tab.find("#export[data-state=ready]");
            // As if it had only begun: how fast it is must not decide what is looked at.
            ended("running", "null");
            tab.open(tab.path());
            tab.find("#export[data-state=running] progress");
            ended("ready", "created_at");
            tab.find("#export[data-state=ready]");
            assertTrue(new History(tab).download().contains(NGOZI));
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatASearchFindsIsAddedUp(boolean javascript) {
        as("sums", javascript, (tab, shop) -> {
            Order order = Order.airtime("MTN", "MTN", NGOZI, Money.ofNaira(100));
            TransactionRows.of(portal.database(), Environment.SANDBOX, "sums" + javascript + "@shop.ng")
                    .insert(Collections.nCopies(201, new Row(order, Status.SUCCEEDED, Instant.now())));
            tab.open("/transactions?q=0803123");
            if (!javascript) {
                tab.submit("#totals a");
            }
            tab.find("#totals [data-total=succeeded]");
            assertEquals("₦20,100.00", tab.text("#totals [data-spent]"));
            assertEquals(javascript ? 25 : 0, tab.count("tr[data-id]"));
            assertEquals((javascript ? "History" : "Download transactions") + " – Kportal", tab.spoken("head title"));
        });
    }

    private static void ended(String state, String at) {
        portal.database().run(sql -> sql.execute("update exports set state = ?, finished_at = " + at, state));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReportIsNarrowedAndMailed(boolean javascript) {
        as("report", javascript, (tab, shop) -> {
            bought(shop);
            shop.pay(shop.draft("/electricity", Counter.meter("01234560010")));
            tab.open("/reports");
            assertEquals("₦6,000.00", tab.text("[data-spent]"));
            assertEquals(javascript, tab.shows("[data-print]"), "a button that only a script can answer");
            tab.choose("service", "airtime");
            tab.submit(".filter button[type=submit]");
            assertEquals("₦1,000.00", tab.text("[data-spent]"));
            assertEquals("airtime", tab.value("service"));
            assertFalse(tab.find("[name=statement]").isSelected());
            tab.press("[name=statement]");
            tab.submit("#statement button");
            assertTrue(tab.find("[name=statement]").isSelected());
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSearchIsSavedUsedAndRemoved(boolean javascript) {
        as("search", javascript, (tab, shop) -> {
            bought(shop);
            shop.pay(shop.draft("/electricity", Counter.meter("01234560010")));
            History history = new History(tab);
            history.open();
            assertEquals(javascript, tab.shows("[data-keys]"), "keys that only a script can answer");
            history.narrow("service", "airtime", 1);
            tab.press(SAVE_SEARCH);
            tab.fill("view_name", "Airtime only");
            tab.submit("form[action='/views'] button");
            history.open();
            assertEquals(2, history.rows());
            tab.submit("ul.chips a[href$='service=airtime']");
            assertEquals(1, history.rows());
            tab.press("details:has(.saved) summary");
            tab.submit(".saved button");
            assertEquals(0, tab.count(".saved"));
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theActivityIsNarrowed(boolean javascript) {
        as("activity", javascript, (tab, shop) -> {
            tab.open("/account/audit");
            tab.press(".filter .more summary");
            tab.choose("kind", "key_saved");
            tab.press(".find button");
            tab.await(d -> d.getCurrentUrl().contains("kind=key_saved"), "narrowed");
            tab.await(d -> tab.count("tr[data-kind]") == tab.count("tr[data-kind=key_saved]"), "of this kind only");
            assertEquals(1, tab.count("tr[data-kind]"));
        });
    }
}
