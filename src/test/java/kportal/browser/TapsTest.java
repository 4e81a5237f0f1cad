package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of taps in docs/experience.md is what a finger needs; without JavaScript one more where a number proposes. */
@Tag("browser")
class TapsTest {
    private static final String EMAIL = "ada@shop.ng";
    private static final String PHONE = "08031234567";
    private static final String METER = "01234560010";

    /** The task, and its figure for now. */
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| ([^|]+) \\| (?:\\d+|–)[^|]* \\| (\\d+) \\| [^|]+ \\|$");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theTableIsTrue(boolean javascript) throws IOException {
        TestClock clock = TestClock.now();
        try (TestPortal portal = TestPortal.start(Store.SQLITE, clock, Map.of());
                Tab tab = new Tab(portal.root(), Screen.PHONE, javascript, false)) {
            portal.signUp("Ada’s Corner Shop", EMAIL);
            past(Counter.of(portal, EMAIL));
            // So long ago that none of it may be meant twice.
            clock.advance(Duration.ofDays(27));
            new FrontDoor(tab).back(EMAIL);
            Map<String, Integer> told = told();
            if (!javascript) {
                told.replaceAll((task, taps) -> task.matches("(airtime|electricity).*") ? taps + 1 : taps);
            }
            assertEquals(told, counted(tab));
        }
    }

    private static void past(Counter shop) {
        shop.pay(shop.draft("/airtime", Counter.airtime("08031230444")));
        for (int i = 0; i < 3; i++) {
            shop.pay(shop.draft(
                    "/airtime", Map.of("network", "MTN", "phone_number", "0803123456" + i, "amount", "350")));
        }
        shop.pay(shop.draft("/electricity", Counter.meter(METER)));
        shop.pay(shop.draft("/airtime", Map.of("network", "MTN", "phone_number", PHONE, "amount", "200")));
    }

    private static Map<String, Integer> counted(Tab tab) {
        Map<String, Integer> taps = new LinkedHashMap<>();
        taps.put(
                "buy the same again",
                new Taps(tab).follow("#recent .again button").pay().count());
        taps.put("a token of last month", token(tab));
        taps.put("what an error means", error(tab));
        taps.put("settle what is unknown", settled(tab));
        taps.put(
                "airtime for a number that was bought for before, ₦500",
                new Taps(tab)
                        .follow(".tiles a[href='/airtime']")
                        .type("phone_number", PHONE)
                        .proposed("network", "MTN")
                        .amount("500")
                        .checkAndPay()
                        .count());
        taps.put(
                "airtime, an amount of one's own that is chosen often",
                new Taps(tab)
                        .follow(".tiles a[href='/airtime']")
                        .type("phone_number", PHONE)
                        .proposed("network", "MTN")
                        .amount("350")
                        .checkAndPay()
                        .count());
        taps.put(
                "electricity for a meter that was bought for before, ₦5,000",
                new Taps(tab)
                        .follow(".tiles a[href='/electricity']")
                        .type("meter_number", METER)
                        .proposed("disco", "ikeja")
                        .amount("5,000")
                        .checkAndPay()
                        .count());
        return taps;
    }

    private static int token(Tab tab) {
        Taps taps = new Taps(tab).follow(".tiles a[href='/tokens']").follow("main a[href^='/tokens/']");
        assertTrue(tab.shows(".digits"));
        return taps.count();
    }

    private static int settled(Tab tab) {
        Taps taps = new Taps(tab)
                .follow("#attention a[href^='/transactions/']")
                .press("[name=outcome][value=failed]")
                .type("note", "called Kpoint")
                .follow("form[action$='/resolve'] button");
        new Purchase(tab).receipt("failed");
        return taps.count();
    }

    /** From where it is said. */
    private static int error(Tab tab) {
        new Taps(tab).follow("#attention a[href^='/transactions/']");
        String told = tab.text("#receipt [data-next]");
        tab.submit("#receipt a[href^='/help#unknown-']");
        assertTrue(told.endsWith(tab.find("tr:has(:target) strong").getText()), told);
        return 1;
    }

    private static Map<String, Integer> told() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs", "experience.md")))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), TapsTest::figure));
    }

    private static int figure(MatchResult row) {
        return Integer.parseInt(row.group(2));
    }
}
