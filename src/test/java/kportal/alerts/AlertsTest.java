package kportal.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kportal.App;
import kportal.support.DiskSpace;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.FaultServer;
import kportal.testing.Mailbox;
import kportal.testing.Mailbox.Received;
import kportal.testing.Shop;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the operator is told of: once when it begins, once a day while it lasts, once when it is over. */
@ParameterizedClass
@EnumSource
class AlertsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T17:05:00Z");
    private static final String OPERATOR = "ops@portal.example";
    private static final String NUMBER = "08031110001";
    private static final String UNKNOWN = "Purchases have been unknown for over an hour";
    private static final String KPOINT = "Kpoint does not answer";

    private final TestClock clock = new TestClock(NOW);
    private Shop shop;

    @Parameter
    Store store;

    @BeforeEach
    void open() {
        shop = Shop.open(store, clock, Map.of("OPERATOR_MAIL", OPERATOR, "BACKUP_EVERY_HOURS", "0"));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void checkAfter(Duration time) {
        clock.advance(time);
        shop.portal.app().alerts().check();
    }

    /** Without those of an almost full disk, which may be this machine's. */
    private List<String> subjects() {
        return mails().stream().map(Received::subject).toList();
    }

    private List<Received> mails() {
        return new Mailbox(shop.portal)
                .all(OPERATOR).stream()
                        .filter(mail -> !mail.subject().contains("disk"))
                        .toList();
    }

    private String unknown(Environment environment, Instant sent) {
        TransactionRows rows = TransactionRows.of(shop.portal.database(), environment, "ada@shop.ng");
        return rows.insert(new Row(Order.airtime("MTN", "MTN", NUMBER, new Money(50_000)), Status.UNKNOWN, sent));
    }

    @Test
    void whatIsUnknownForLong() {
        String id = unknown(Environment.LIVE, NOW.minus(Duration.ofMinutes(59)));
        unknown(Environment.SANDBOX, NOW.minus(Duration.ofHours(5)));
        checkAfter(Duration.ZERO);
        assertEquals(List.of(), subjects());
        checkAfter(Duration.ofMinutes(2));
        checkAfter(Duration.ofMinutes(1));
        assertEquals(List.of(UNKNOWN), subjects());
        String text = mails().getFirst().text();
        assertTrue(text.contains("more than an hour ago: 1. The oldest was sent on 24 Nov 2026, 17:06"), text);
        assertFalse(text.contains(NUMBER) || text.contains("Ada"), text);

        assertEquals(
                303,
                shop.ada
                        .post("/transactions/" + id + "/resolve", Map.of("outcome", "failed", "note", "Asked"))
                        .status());
        checkAfter(Duration.ofMinutes(4));
        assertEquals(List.of(UNKNOWN), subjects(), "it may come again at once");
        checkAfter(Duration.ofMinutes(2));
        checkAfter(Duration.ofMinutes(10));
        assertEquals(List.of(UNKNOWN, "No purchase has been unknown for over an hour any more"), subjects());
    }

    @Test
    void aBackupThatIsTooOld() throws IOException {
        try (Shop backed = Shop.open(store, clock, Map.of("OPERATOR_MAIL", OPERATOR))) {
            App app = backed.portal.app();
            backedAfter(app, Duration.ofHours(2));
            assertEquals(List.of(), backupMails(backed));
            backedAfter(app, Duration.ofHours(2));
            assertEquals(List.of("There is no new backup of the portal"), backupMails(backed));
            app.backups().make();
            backedAfter(app, Duration.ofMinutes(1));
            backedAfter(app, Duration.ofMinutes(6));
            assertEquals(
                    List.of("There is no new backup of the portal", "There is a new backup of the portal"),
                    backupMails(backed));
            backedAfter(app, Duration.ofHours(26));
            assertEquals(2, backupMails(backed).size());
            backedAfter(app, Duration.ofHours(2));
            assertEquals(3, backupMails(backed).size());
        }
    }

    private void backedAfter(App app, Duration time) {
        clock.advance(time);
        app.alerts().check();
    }

    private static List<String> backupMails(Shop backed) {
        return new Mailbox(backed.portal)
                .all(OPERATOR).stream()
                        .map(Received::subject)
                        .filter(subject -> subject.contains("backup"))
                        .toList();
    }

    @Test
    void onceADayWhileItLasts() {
        unknown(Environment.LIVE, NOW.minus(Duration.ofHours(2)));
        checkAfter(Duration.ZERO);
        for (int hour = 0; hour < 23; hour++) {
            checkAfter(Duration.ofHours(1));
        }
        assertEquals(List.of(UNKNOWN), subjects());
        checkAfter(Duration.ofHours(1));
        assertEquals(List.of(UNKNOWN, UNKNOWN), subjects());
        checkAfter(Duration.ofHours(1));
        assertEquals(2, subjects().size());
    }

    @Test
    void onceHoweverManyPortalsSeeIt() throws InterruptedException {
        unknown(Environment.LIVE, NOW.minus(Duration.ofHours(2)));
        atOnce();
        assertEquals(List.of(UNKNOWN), subjects());
        clock.advance(Duration.ofDays(1));
        atOnce();
        assertEquals(List.of(UNKNOWN, UNKNOWN), subjects());
    }

    private void atOnce() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService portals = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                portals.execute(() -> {
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    shop.portal.app().alerts().check();
                });
            }
            go.countDown();
        }
    }

    @Test
    void aKpointThatDoesNotAnswer() {
        shop.lists.alwaysDoes(FaultServer.fin());
        assertEquals(200, shop.ada.get("/airtime").status());
        checkAfter(Duration.ofMinutes(2));
        shop.ada.get("/airtime");
        checkAfter(Duration.ofMinutes(2));
        shop.ada.get("/airtime");
        checkAfter(Duration.ofSeconds(59));
        assertEquals(List.of(), subjects(), "four minutes are a blink");
        checkAfter(Duration.ofSeconds(1));
        shop.ada.get("/airtime");
        checkAfter(Duration.ZERO);
        checkAfter(Duration.ofMinutes(30));
        assertEquals(List.of(KPOINT), subjects());
        String text = mails().getFirst().text();
        assertTrue(text.contains("Since 24 Nov 2026, 18:05 no call to Kpoint has been answered"), text);
        assertTrue(text.contains("failed since then: 4."), text);

        shop.lists.alwaysDoes(null);
        shop.ada.get("/airtime");
        checkAfter(Duration.ofMinutes(5));
        assertEquals(List.of(KPOINT, "Kpoint answers again"), subjects());
    }

    /** Nobody asked it since: that is no sign that it answers. */
    @Test
    void aRestartKnowsNothingOfKpoint() {
        shop.lists.alwaysDoes(FaultServer.fin());
        for (int i = 0; i < 3; i++) {
            shop.ada.get("/airtime");
            checkAfter(Duration.ofMinutes(3));
        }
        assertEquals(List.of(KPOINT), subjects());
        shop.portal.restart();
        checkAfter(Duration.ofHours(1));
        assertEquals(List.of(KPOINT), subjects());
    }

    @Test
    void aDiskThatIsNearlyFull() {
        long gigabyte = 1L << 30;
        assertEquals(
                List.of("150 MB", "1024 MB"),
                assertInstanceOf(Finding.Wrong.class, Alerts.disk(new DiskSpace(150L << 20, gigabyte)))
                        .facts());
        assertInstanceOf(Finding.Wrong.class, Alerts.disk(new DiskSpace(9 * gigabyte, 100 * gigabyte)));
        assertInstanceOf(Finding.Good.class, Alerts.disk(new DiskSpace(10 * gigabyte, 100 * gigabyte)));
        assertInstanceOf(Finding.Good.class, Alerts.disk(new DiskSpace(200L << 20, gigabyte)));
    }
}
