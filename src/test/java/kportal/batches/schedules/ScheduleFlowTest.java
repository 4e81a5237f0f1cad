package kportal.batches.schedules;

import static kportal.db.generated.Tables.BATCHES;
import static kportal.db.generated.Tables.SCHEDULES;
import static kportal.db.generated.Tables.SCHEDULE_TIMES;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.USERS;
import static org.jooq.impl.DSL.noCondition;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kportal.accounts.letters.LetterRepository;
import kportal.jobs.Jobs;
import kportal.support.Environment;
import kportal.support.Ids;
import kportal.testing.Browser;
import kportal.testing.FormPage;
import kportal.testing.Mailbox;
import kportal.testing.Page;
import kportal.testing.Practiced;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.testing.Waiting;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ScheduleFlowTest {
    private static final String ROWS = "08031110011,100";
    private static final Table<?> TASKS = DSL.table("scheduled_tasks");
    private static final Field<String> TASK = DSL.field("task_name", String.class);

    /** A Tuesday, 07:00 in Lagos. */
    private final TestClock clock = TestClock.at("2026-11-24T06:00:00Z");

    @Parameter
    private Store store;

    private Practiced shop;
    private Browser ada;
    private Mailbox mails;

    @BeforeEach
    void open() {
        shop = new Practiced(store, clock);
        ada = shop.ada;
        mails = new Mailbox(shop.portal);
        shop.portal.database().run(sql -> sql.update(USERS)
                .set(USERS.EMAIL_VERIFIED_AT, Instant.EPOCH)
                .execute());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private String make(String rows, Map<String, String> more) {
        Page made = ada.post("/schedules", form(rows, more));
        assertEquals(303, made.status(), made.text());
        return made.location();
    }

    /** Every day at eight: in an hour, first. */
    private static Map<String, String> form(String rows, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(Map.of(
                "service", "airtime", "name", "drivers", "rows", rows, "repeats", "daily", "time", "08:00", "cap",
                "500"));
        form.putAll(more);
        return form;
    }

    /** The clock goes on, and what is due is done, all of it. */
    private void pass(Duration time) {
        clock.advance(time);
        signIn();
        shop.portal.app().jobs().wake();
    }

    private void signIn() {
        ada = shop.portal.browser();
        ada.signIn("ada@shop.ng");
    }

    /** The newest time, once it has come to this. */
    private Page came(String schedule, int times, String state) {
        String newest = "#times li:first-child a[href^=/batches/]";
        Waiting.until(() -> {
            Page page = ada.get(schedule);
            return page.select("#times li").size() == times
                    && page.select(newest).text().equals(state);
        });
        return ada.get(schedule);
    }

    private int bought(String recipient) {
        return count(TRANSACTIONS, TRANSACTIONS.RECIPIENT.eq(recipient).and(TRANSACTIONS.PAID_THROUGH.eq("schedule")));
    }

    @Test
    void itRunsByItselfDayAfterDay() {
        String schedule = make("08031110011,100\n08031110012,150", Map.of("mail_after", "yes"));
        assertEquals(
                List.of(
                        "2026-11-24T08:00:00+01:00",
                        "2026-11-25T08:00:00+01:00",
                        "2026-11-26T08:00:00+01:00",
                        "2026-11-27T08:00:00+01:00",
                        "2026-11-28T08:00:00+01:00"),
                ada.get(schedule).select("#next time").eachAttr("datetime"));
        assertEquals(
                3,
                ada.get("/schedules")
                        .select("[data-schedule] [data-dates] time")
                        .size());
        pass(Duration.ofHours(1));
        came(schedule, 1, "Finished");
        assertEquals(1, mails("A schedule has run"));
        pass(Duration.ofDays(1));
        came(schedule, 2, "Finished");
        assertEquals(2, bought("08031110011"));
        assertEquals(2, bought("08031110012"));
        assertEquals(2, mails("A schedule has run"));
        assertTrue(ada.get("/account/audit").text().contains("Schedule made"));
    }

    /** What was told of by now, and is written. */
    private long mails(String subject) {
        shop.portal.app().schedules().tell();
        shop.portal.app().schedules().tell();
        Waiting.until(() -> letters() == 0);
        return mails.files().stream()
                .map(ScheduleFlowTest::text)
                .filter(text -> text.contains(subject))
                .count();
    }

    private int letters() {
        shop.portal.app().jobs().wake();
        return count(TASKS, TASK.eq("letter"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String batches(String schedule) {
        return String.join(
                " ", ada.get(schedule).select("#times a[href^=/batches/]").eachText());
    }

    private int count(Table<?> table, Condition which) {
        return shop.portal.database().read(sql -> sql.fetchCount(table, which));
    }

    private String id(String schedule) {
        return schedule.substring("/schedules/".length());
    }

    /** As a portal that died in there leaves it: claimed, and the next time set. */
    private void claimed(String schedule, String attempt) {
        Instant due = Instant.parse("2026-11-24T07:00:00Z");
        shop.portal.database().run(sql -> {
            String business = sql.select(SCHEDULES.BUSINESS_ID).from(SCHEDULES).fetchSingle(SCHEDULES.BUSINESS_ID);
            sql.update(SCHEDULES)
                    .set(SCHEDULES.LAST_AT, due)
                    .set(SCHEDULES.NEXT_AT, due.plus(Duration.ofDays(1)))
                    .execute();
            sql.insertInto(SCHEDULE_TIMES)
                    .set(SCHEDULE_TIMES.SCHEDULE_ID, id(schedule))
                    .set(SCHEDULE_TIMES.DUE_AT, due)
                    .set(SCHEDULE_TIMES.BUSINESS_ID, business)
                    .set(SCHEDULE_TIMES.ATTEMPT, attempt)
                    .set(SCHEDULE_TIMES.LEASE_UNTIL, attempt == null ? null : due.plusSeconds(60))
                    .execute();
        });
    }

    private void left(String schedule, String state) {
        shop.portal.database().run(sql -> {
            var schedules = sql.selectFrom(SCHEDULES).fetchSingle();
            sql.insertInto(BATCHES)
                    .set(BATCHES.ID, Ids.next())
                    .set(BATCHES.BUSINESS_ID, schedules.get(SCHEDULES.BUSINESS_ID))
                    .set(BATCHES.ENVIRONMENT, "sandbox")
                    .set(BATCHES.SERVICE, "airtime")
                    .set(BATCHES.NAME, "drivers")
                    .set(BATCHES.HEADING, "[]")
                    .set(BATCHES.STATE, state)
                    .set(BATCHES.FORM_NONCE, "left")
                    .set(BATCHES.MADE_BY, schedules.get(SCHEDULES.MADE_BY))
                    .set(BATCHES.CREATED_AT, clock.instant())
                    .set(BATCHES.DOUBLES_TOO, 0)
                    .set(BATCHES.SCHEDULE_ID, id(schedule))
                    .set(BATCHES.DUE_AT, Instant.parse("2026-11-24T07:00:00Z"))
                    .execute();
        });
    }

    @Test
    void diedAfterTheClaimItIsTakenUpAgain() {
        String schedule = make(ROWS, Map.of());
        claimed(schedule, "dead");
        pass(Duration.ofMinutes(62));
        came(schedule, 1, "Finished");
        assertEquals(1, bought("08031110011"));
    }

    @Test
    void diedWhileTheRowsWereReadItIsReadAnew() {
        String schedule = make(ROWS, Map.of());
        claimed(schedule, "dead");
        left(schedule, "reading");
        pass(Duration.ofMinutes(62));
        came(schedule, 1, "Finished");
        assertEquals(1, bought("08031110011"));
        assertEquals(1, count(BATCHES, BATCHES.SCHEDULE_ID.eq(id(schedule))));
    }

    @Test
    void diedBeforeItBeganAPersonLooks() {
        String schedule = make(ROWS, Map.of());
        claimed(schedule, null);
        left(schedule, "draft");
        pass(Duration.ofHours(2));
        assertEquals(1, mails("A schedule waits for you"));
        assertEquals("To be agreed to", batches(schedule));
        assertTrue(ada.get(schedule).text().contains("It was to begin, but the portal stopped."));
        assertEquals(0, bought("08031110011"));
    }

    @Test
    void whoWasTakenForDeadBeginsNothing() {
        String schedule = make(ROWS, Map.of());
        clock.advance(Duration.ofMinutes(62));
        Jobs jobs = shop.portal.app().jobs();
        NoticeRepository notices =
                new NoticeRepository(shop.portal.database(), new LetterRepository(jobs), Environment.SANDBOX);
        TimeRepository times = new TimeRepository(shop.portal.database(), jobs, notices, Environment.SANDBOX);
        claimed(schedule, "slow");
        signIn();
        Schedule found = new ScheduleRepository(shop.portal.database(), jobs, Environment.SANDBOX)
                .find(business(), id(schedule))
                .orElseThrow();
        Attempt slow = new Attempt("slow", found, Instant.parse("2026-11-24T07:00:00Z"));
        shop.portal.app().schedules().catchUp();
        shop.portal.app().jobs().wake();
        came(schedule, 1, "Finished");
        assertFalse(times.begins(slow));
        assertEquals(1, bought("08031110011"));
    }

    private String business() {
        return shop.portal
                .database()
                .read(sql -> sql.select(SCHEDULES.BUSINESS_ID).from(SCHEDULES).fetchSingle(SCHEDULES.BUSINESS_ID));
    }

    @Test
    void manyJobsAndTwoPortalsAreOneBatch() {
        String schedule = make(ROWS, Map.of());
        Jobs jobs = shop.portal.app().jobs();
        for (int more = 0; more < 5; more++) {
            shop.portal
                    .database()
                    .run(sql -> jobs.add(
                            sql, ScheduleJob.KIND, id(schedule), clock.instant().plus(Duration.ofHours(1))));
        }
        if (store == Store.POSTGRESQL) {
            try (TestPortal second = beside()) {
                pass(Duration.ofHours(1));
                second.app().jobs().wake();
                over(schedule);
            }
        } else {
            pass(Duration.ofHours(1));
            over(schedule);
        }
        assertEquals(1, ada.get(schedule).select("#times li").size());
        assertEquals(1, bought("08031110011"));
    }

    /** However it went: the other portal's practice Kpoint doesn't know Ada's key. */
    private void over(String schedule) {
        Condition its = BATCHES.SCHEDULE_ID.eq(id(schedule));
        Waiting.until(() -> count(BATCHES, its.and(BATCHES.STATE.in("finished", "paused"))) == 1);
        // Whoever found somebody at it looks again.
        clock.advance(Duration.ofMinutes(3));
        Waiting.until(() -> {
            shop.portal.app().jobs().wake();
            // The next day's is left.
            return count(TASKS, TASK.eq("schedule")) == 1;
        });
        assertEquals(1, count(BATCHES, its));
    }

    private TestPortal beside() {
        return TestPortal.start(
                store,
                clock,
                Map.of(
                        "DATABASE_URL", shop.portal.settings().databaseUrl(),
                        "KEYSET_FILE", shop.portal.settings().keysetFile().toString()));
    }

    @Test
    void missedWhileThePortalWasDownItWaits() {
        String schedule = make(ROWS, Map.of());
        pass(Duration.ofDays(2).plusHours(3));
        Page page = came(schedule, 3, "To be agreed to");
        assertEquals(
                List.of("late", "missed", "missed"), page.select("[data-time]").eachAttr("data-waits"));
        assertEquals(0, bought("08031110011"));
        String at = page.select("[data-waits=missed]").last().attr("data-time");
        Page made = ada.post(schedule + "/prepare", Map.of("at", at));
        assertTrue(made.location().startsWith("/batches/"), made.location());
        assertEquals("draft", ada.get(made.location()).select("main").attr("data-state"));
        assertEquals(schedule, ada.post(schedule + "/prepare", Map.of("at", at)).location(), "once");
        assertEquals(1, mails("A schedule waits for you"));
    }

    @Test
    void withinTheAllowedHoursItStillRuns() {
        String schedule = make(ROWS, Map.of("late_hours", "3"));
        pass(Duration.ofHours(3));
        came(schedule, 1, "Finished");
        assertEquals(1, bought("08031110011"));
    }

    @Test
    void aDoubtAboutARecipientPausesIt() {
        String schedule = make("08031110503,100\n08031110012,100", Map.of());
        pass(Duration.ofHours(1));
        came(schedule, 1, "Finished");
        assertEquals(1, mails("A schedule has paused"));
        Page paused = ada.get(schedule);
        assertEquals("paused", paused.select("#schedule").attr("data-state"));
        assertEquals(0, paused.select("#next").size());
        pass(Duration.ofDays(1));
        ada.post(schedule + "/resume", Map.of());
        pass(Duration.ofDays(1));
        Page waits = came(schedule, 2, "To be agreed to");
        assertEquals("unknown", waits.select("[data-time]").first().attr("data-waits"));
        assertEquals("paused", waits.select("#schedule").attr("data-state"));
        assertEquals(1, bought("08031110503"));
    }

    @Test
    void aPurchaseOfTheLastDaysWaitsForAPerson() {
        String schedule = make(ROWS, Map.of());
        String draft = ada.post("/airtime", Map.of("network", "MTN", "phone_number", "08031110011", "amount", "100"))
                .location();
        ada.post(draft + "/pay", Map.of());
        pass(Duration.ofHours(1));
        Page page = came(schedule, 1, "To be agreed to");
        assertEquals("doubles", page.select("[data-time]").attr("data-waits"));
        assertEquals("active", page.select("#schedule").attr("data-state"));
    }

    @Test
    void aPriceAboveTheCapPausesIt() {
        String schedule = make(ROWS, Map.of());
        shop.portal
                .database()
                .run(sql -> sql.update(SCHEDULES).set(SCHEDULES.MOST, 9_999L).execute());
        pass(Duration.ofHours(1));
        Page page = came(schedule, 1, "To be agreed to");
        assertEquals("cap", page.select("[data-time]").attr("data-waits"));
        assertEquals("paused", page.select("#schedule").attr("data-state"));
        assertEquals(0, bought("08031110011"));
        assertEquals(1, mails("A schedule has paused"));
    }

    @Test
    void itTellsBeforehandAndCanBePausedThen() {
        String schedule = make(ROWS, Map.of("mail_before", "yes", "time", "10:00"));
        assertEquals(0, mails("A schedule runs soon"));
        pass(Duration.ofHours(2));
        shop.portal.app().jobs().wake();
        Waiting.until(() -> mails("A schedule runs soon") == 1);
        ada.post(schedule + "/pause", Map.of());
        pass(Duration.ofHours(1));
        Waiting.until(() -> count(TASKS, TASK.eq("schedule")) == 0);
        assertEquals("", batches(schedule));
        ada.post(schedule + "/resume", Map.of());
        assertEquals(
                "2026-11-25T10:00:00+01:00",
                ada.get(schedule).select("#next time").first().attr("datetime"));
        ada.post(schedule + "/end", Map.of());
        assertEquals("ended", ada.get(schedule).select("#schedule").attr("data-state"));
        assertEquals(0, bought("08031110011"));
    }

    @Test
    void whatIsWrongIsSaidByItsField() {
        refuses(Map.of("rows", ""), "rows", "Paste the rows, a line for each.");
        refuses(Map.of("rows", "0803,100"), "rows", null);
        refuses(Map.of("cap", "99"), "cap", "Today it comes to ₦100.00. Enter at least that.");
        refuses(Map.of("time", "25:00"), "time", "Enter a time of day, such as 07:00.");
        refuses(Map.of("repeats", "weekly"), "weekday", "Choose a day of the week.");
        refuses(Map.of("repeats", "monthly", "day", "32"), "day", "Enter a day of the month, from 1 to 31.");
        refuses(Map.of("repeats", ""), "repeats", "Choose how often.");
        refuses(Map.of("until", "2026-11-23"), "until", "No time ever comes with these dates.");
        refuses(Map.of("repeats", "cron", "cron", "0 7 30 2 *"), "cron", "No time ever comes with these dates.");
        refuses(Map.of("late_hours", "73"), "late_hours", "Enter hours from 0 to 72.");
        assertEquals(List.of(), ada.get("/schedules").select("[data-schedule]").eachAttr("data-schedule"));
    }

    private void refuses(Map<String, String> more, String field, String message) {
        FormPage page = new FormPage(ada.post("/schedules", form(ROWS, more)));
        assertEquals(more.getOrDefault(field, ""), page.value(field));
        if (message == null) {
            assertEquals(422, page.page().status());
        } else {
            page.refuses(field, message);
        }
    }

    @Test
    void theSamePostTwiceIsOneSchedule() {
        assertEquals(make(ROWS, Map.of("nonce", "n")), make(ROWS, Map.of("nonce", "n")));
        assertEquals(1, ada.get("/schedules").select("[data-schedule]").size());
    }

    @Test
    void nobodyElseSeesIt() {
        String schedule = make(ROWS, Map.of());
        assertEquals(404, shop.ben.get(schedule).status());
        for (String path : List.of("/pause", "/resume", "/end", "/prepare")) {
            assertEquals(404, shop.ben.post(schedule + path, Map.of("at", "1")).status(), path);
        }
        assertTrue(shop.ben.get("/schedules").select("[data-schedule]").isEmpty());
        assertEquals("active", ada.get(schedule).select("#schedule").attr("data-state"));
    }

    @Test
    void aDeletedBusinessBuysNothingMore() {
        String schedule = make(ROWS, Map.of());
        pass(Duration.ofHours(1));
        came(schedule, 1, "Finished");
        Page gone = ada.post("/account/delete", Map.of("confirmation", "ada@shop.ng", "password", Browser.PASSWORD));
        assertEquals(303, gone.status(), gone.text());
        clock.advance(Duration.ofDays(1));
        shop.portal.app().jobs().wake();
        Waiting.until(() -> count(TASKS, TASK.eq("schedule")) == 0);
        assertEquals(0, count(SCHEDULES, noCondition()));
    }
}
