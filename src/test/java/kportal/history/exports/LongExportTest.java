package kportal.history.exports;

import static kportal.db.generated.Tables.AUDIT_ENTRIES;
import static kportal.db.generated.Tables.EXPORTS;
import static kportal.db.generated.Tables.USERS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import kportal.accounts.letters.LetterRepository;
import kportal.export.ExportFolder;
import kportal.history.HistoryRepository;
import kportal.jobs.Jobs;
import kportal.support.Environment;
import kportal.support.Ids;
import kportal.support.Money;
import kportal.support.Scratch;
import kportal.testing.Browser;
import kportal.testing.Mailbox;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.testing.Waiting;
import kportal.transactions.Order;
import kportal.transactions.Status;
import kportal.web.Bundles;
import kportal.web.Courtesy;
import kportal.web.Message;
import kportal.web.Turns;
import kportal.web.Turns.Turn;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A file that takes too long to wait for, from its asking to its end, whichever that is. */
@ParameterizedClass
@EnumSource
@Timeout(120)
class LongExportTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private static final int ROWS = 25;

    private final TestClock clock = TestClock.at("2026-11-24T17:05:00Z");
    private final Turns machine = new Turns("machine", 1, Message.of("error.busy.exports"));

    @Parameter
    private Store store;

    private TestPortal portal;
    private Browser alice;
    private Browser bob;
    private TransactionRows rows;
    private ExportFolder folder;

    @BeforeEach
    void open() {
        portal = TestPortal.exporting(store, clock, 20);
        alice = portal.signUp("Alice Stores", "alice@shop.ng");
        bob = portal.signUp("Bob Ventures", "bob@shop.ng");
        rows = TransactionRows.of(portal.database(), Environment.SANDBOX, "alice@shop.ng");
        Order order = Order.airtime("MTN", "MTN", "08031234567", Money.ofNaira(100));
        rows.insert(Collections.nCopies(ROWS, new Row(order, Status.SUCCEEDED, NOON)));
        rows.insert(new Row(Order.sms("08031234567", "Hello"), Status.UNKNOWN, NOON));
        folder = new ExportFolder(portal.settings().dataDir());
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void aLongOneIsMadeToldOfFetchedAndExpires() throws IOException {
        Page offer = alice.follow(alice.get("/transactions/export.xlsx?service=airtime"));
        assertEquals("25", offer.select("[data-rows] dd").text());
        assertEquals(
                "airtime", offer.select("[data-format=csv] input[name=service]").attr("value"));
        Page asked = alice.post("/exports", Map.of("format", "csv", "service", "airtime"));
        assertEquals(303, asked.status());
        String path = asked.location();
        Waiting.until(() -> state(path).equals("ready"));

        Page file = alice.get(path + "/file");
        assertEquals(200, file.status());
        assertEquals(ROWS + 1, file.body().lines().count());
        assertEquals(
                "attachment; filename=\"kportal-transactions-airtime-2026-11-24.csv\"",
                file.header("Content-Disposition"));
        assertEquals(1, folder.names().size());
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.file(folder.names().getFirst()))));
        Mailbox.Received mail = new Mailbox(portal).newest("alice@shop.ng", "Your file is ready");
        assertEquals(path, mail.link());
        assertTrue(mail.text().contains("25 rows") && mail.text().contains("27 Nov 2026, 18:05"), mail.text());
        assertEquals(List.of("export.csv?service=airtime, rows: 25", "file fetched, rows: 25"), logged());
        assertEquals(path, alice.get("/exports").select("[data-state=ready] a").attr("href"));

        clock.advance(Duration.ofDays(3));
        alice.signIn("alice@shop.ng");
        assertEquals(path, alice.get(path + "/file").location());
        portal.app().longExports().sweep();
        assertEquals("expired", state(path));
        assertEquals(List.of(), folder.names());

        clock.advance(Duration.ofDays(30));
        portal.app().longExports().sweep();
        assertEquals(
                List.of(), portal.database().read(sql -> sql.selectFrom(EXPORTS).fetch(EXPORTS.ID)));
    }

    /** The portal compresses what browsers let it, and a length that is another's cuts a file short. */
    @Test
    void eachIsWholeForABrowserThatTakesCompressedFiles() throws IOException {
        for (String format : List.of("csv", "json", "xlsx", "pdf")) {
            String path = alice.post("/exports", Map.of("format", format, "service", "airtime"))
                    .location();
            Waiting.until(() -> state(path).equals("ready"));
            HttpResponse<byte[]> sent =
                    alice.bytes(alice.request(path + "/file").header("Accept-Encoding", "gzip"));
            boolean packed = sent.headers().firstValue("Content-Encoding").isPresent();
            assertEquals(List.of("csv", "json").contains(format), packed, format);
            InputStream in = new ByteArrayInputStream(sent.body());
            byte[] file = (packed ? new GZIPInputStream(in) : in).readAllBytes();
            assertArrayEquals(alice.file(path + "/file").body(), file, format);
        }
    }

    @Test
    void anothersIsNotThere() {
        String path = "/exports/" + waiting("csv", "");
        for (String each : List.of(path, path + "/file")) {
            assertEquals(404, bob.get(each).status(), each);
        }
        assertEquals(404, bob.post(path + "/remove", Map.of()).status());
        assertEquals("waiting", state(path));
        assertTrue(bob.get("/exports").select("[data-export]").isEmpty());
    }

    @Test
    void aShortOneIsSentAtOnceAndAnUnknownFormatIsSaid() {
        Page small = alice.post("/exports", Map.of("format", "json", "service", "sms"));
        assertEquals("/transactions/export.json?service=sms", small.location());
        Page wrong = alice.post("/exports", Map.of("format", "doc"));
        assertEquals(422, wrong.status());
        assertTrue(wrong.text().contains("Choose one of the formats."), wrong.text());
        assertEquals(
                422,
                alice.post("/exports", Map.of("format", "csv", "status", "lost"))
                        .status());
    }

    @Test
    void twoAreInTheMakingAtMost() {
        waiting("csv", "");
        waiting("xlsx", "");
        Page third = alice.post("/exports", Map.of("format", "json"));
        assertEquals(503, third.status());
        assertTrue(third.text().contains("two files in the making"), third.text());
    }

    @Test
    void oneThatIsStoppedLeavesNothing() throws IOException {
        String id = waiting("csv", "");
        job(() -> {
                    assertEquals("running", state("/exports/" + id));
                    assertEquals(
                            303,
                            alice.post("/exports/" + id + "/remove", Map.of()).status());
                })
                .run("a job", id);
        assertEquals("cancelled", state("/exports/" + id));
        assertEquals(List.of(), folder.names());
        job(() -> {}).run("the same, late", id);
        assertEquals("cancelled", state("/exports/" + id));
    }

    @Test
    void aReadyOneCanBeRemoved() throws IOException {
        String id = waiting("json", "?service=sms");
        job(() -> {}).run("a job", id);
        assertEquals("ready", state("/exports/" + id));
        alice.post("/exports/" + id + "/remove", Map.of());
        assertEquals("expired", state("/exports/" + id));
        assertEquals(List.of(), folder.names());
    }

    @Test
    void oneThatBreaksOffIsBegunAnewAndGivenUpInTheEnd() throws IOException {
        String id = waiting("xlsx", "");
        for (int i = 0; i < 2; i++) {
            assertThrows(IllegalStateException.class, () -> broken().run("a job", id));
            assertEquals("running", state("/exports/" + id));
            assertEquals(List.of(), folder.names());
        }
        broken().run("a job", id);
        assertEquals("failed", state("/exports/" + id));
        assertTrue(alice.get("/exports/" + id).text().contains("there is no file"));
        assertEquals(List.of(), logged());
    }

    @Test
    void aDeadPortalsIsBegunAnewAndItsHalfFileGoes() throws IOException {
        String id = waiting("csv", "");
        String dead = Ids.next();
        portal.database().run(sql -> sql.update(EXPORTS)
                .set(EXPORTS.STATE, "running")
                .set(EXPORTS.ATTEMPT, dead)
                .set(EXPORTS.ROWS_WRITTEN, 10)
                .where(EXPORTS.ID.eq(id))
                .execute());
        try (OutputStream half = folder.create(LongExport.part(id, dead))) {
            half.write(1);
        }
        Page page = alice.get("/exports/" + id);
        assertEquals("10", page.select("progress").attr("value"));
        assertTrue(page.body().contains("<noscript><meta http-equiv=\"refresh\""));
        portal.app().longExports().sweep();
        assertEquals(List.of(LongExport.part(id, dead)), folder.names());

        job(() -> {}).run("a job", id);
        assertEquals("ready", state("/exports/" + id));
        portal.app().longExports().sweep();
        assertEquals(1, folder.names().size());
        assertEquals(
                ROWS + 2, alice.get("/exports/" + id + "/file").body().lines().count());
    }

    @Test
    void withoutATurnItComesBackLater() throws IOException {
        String id = waiting("csv", "");
        try (Turn _ = machine.take("")) {
            job(() -> {}).run("a job", id);
        }
        assertEquals("waiting", state("/exports/" + id));
        int later = portal.database()
                .read(sql -> sql.fetchCount(
                        DSL.table("scheduled_tasks"), DSL.field("task_name").eq("export")));
        assertEquals(1, later);
        clock.advance(Duration.ofDays(2));
        alice.signIn("alice@shop.ng");
        portal.app().longExports().sweep();
        assertEquals("failed", state("/exports/" + id));
    }

    @Test
    void theFileOfADeletedBusinessGoesWithIt() throws IOException {
        String id = waiting("json", "");
        job(() -> {}).run("a job", id);
        assertEquals(1, folder.names().size());
        Page deleted =
                alice.post("/account/delete", Map.of("confirmation", "alice@shop.ng", "password", Browser.PASSWORD));
        assertEquals(303, deleted.status(), deleted.text());
        assertEquals(List.of(), folder.names());
        int left = portal.database().read(sql -> sql.fetchCount(EXPORTS));
        assertEquals(0, left);
    }

    private LongExportJob broken() {
        return job(() -> {
            throw new IllegalStateException("in the midst");
        });
    }

    private String state(String path) {
        return alice.get(path).select("#export").attr("data-state");
    }

    private List<String> logged() {
        return portal.database().read(sql -> sql.selectFrom(AUDIT_ENTRIES)
                .where(AUDIT_ENTRIES.KIND.eq("exported"))
                .orderBy(AUDIT_ENTRIES.POSITION)
                .fetch(AUDIT_ENTRIES.DETAIL));
    }

    /** Asked for, with no job to make it but a test's own. */
    private String waiting(String format, String query) {
        String id = Ids.next();
        String user = portal.database().read(sql -> sql.select(USERS.ID)
                .from(USERS)
                .where(USERS.EMAIL.eq("alice@shop.ng"))
                .fetchSingle()
                .value1());
        portal.database().run(sql -> sql.insertInto(EXPORTS)
                .set(EXPORTS.ID, id)
                .set(EXPORTS.BUSINESS_ID, rows.businessId())
                .set(EXPORTS.ENVIRONMENT, "sandbox")
                .set(EXPORTS.MADE_BY, user)
                .set(EXPORTS.FORMAT, format)
                .set(EXPORTS.FILTER, query)
                .set(EXPORTS.STATE, "waiting")
                .set(EXPORTS.TRIES, 0)
                .set(EXPORTS.ROWS_EXPECTED, ROWS + 1)
                .set(EXPORTS.ROWS_WRITTEN, 0)
                .set(EXPORTS.CREATED_AT, clock.instant())
                .execute());
        return id;
    }

    /** One whose clock, looked at once the file is begun, has something happen first. */
    private LongExportJob job(Runnable inTheMidst) {
        Jobs jobs = portal.app().jobs();
        HistoryRepository history = new HistoryRepository(portal.database(), Environment.SANDBOX);
        Exports exports = new Exports(
                history,
                new Bundles(Environment.SANDBOX),
                (template, model, language) -> "",
                new Courtesy(),
                Scratch.swept(portal.settings().dataDir().resolve("statements")),
                10);
        LongExportRepository asked = new LongExportRepository(portal.database(), Environment.SANDBOX, jobs);
        MakingRepository making = new MakingRepository(portal.database(), new LetterRepository(jobs));
        Turns turns = new Turns("exports", 2, Message.of("error.busy.exports"));
        return new LongExportJob(asked, making, exports, folder, turns, machine, new Happening(clock, inTheMidst));
    }

    private static final class Happening extends Clock {
        private final Clock clock;
        private final Runnable first;
        private boolean happened;

        Happening(Clock clock, Runnable first) {
            this.clock = clock;
            this.first = first;
        }

        @Override
        public Instant instant() {
            if (!happened) {
                happened = true;
                first.run();
            }
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
