package kportal.batches.schedules;

import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.USERS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.Mailbox;
import kportal.testing.Page;
import kportal.testing.Practiced;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ScheduleFlowTest {
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

    private long bought(String recipient) {
        return shop.portal
                .database()
                .read(sql -> sql.fetchCount(
                        TRANSACTIONS,
                        TRANSACTIONS.RECIPIENT.eq(recipient).and(TRANSACTIONS.PAID_THROUGH.eq("schedule"))));
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
        pass(Duration.ofDays(1));
        came(schedule, 2, "Finished");
        assertEquals(2, bought("08031110011"));
        assertEquals(2, bought("08031110012"));
        shop.portal.app().schedules().tell();
        shop.portal.app().schedules().tell();
        Waiting.until(() -> !mails.files().isEmpty());
    }
}
