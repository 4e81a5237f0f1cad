package kportal.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kportal.soak.ReachedLog.What;
import kportal.testing.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A portal is killed again and again in the middle of a batch, and a person lets it go on each time: no row is called
 * twice, none is lost, and what the portal says agrees with what reached Kpoint. {@code -Dbatch.rows}, {@code -Dbatch.deaths}.
 */
@Tag("jar")
class BatchDeathTest {
    private static final int ROWS = Integer.getInteger("batch.rows", 150);
    private static final int DEATHS = Integer.getInteger("batch.deaths", 5);

    /** Of Kpoint's answer, so that rows are on their way when death comes. */
    private static final long ANSWER_MILLIS = 30;

    @Test
    void noRowIsCalledTwiceAndNoneIsLost() throws Exception {
        Path folder = Files.createTempDirectory("kportal-batch");
        Random random = new Random(20_261_129);
        try (PretendedKpoint kpoint = new PretendedKpoint(folder.resolve("reached.log"));
                Shop shop = Shop.open(folder, kpoint, "")) {
            kpoint.manner(call -> {
                call.readWhole();
                pause(ANSWER_MILLIS);
                call.sendHead();
                call.sendBody();
            });
            String batch = begun(shop);
            int deaths = 0;
            while (deaths < DEATHS && state(shop, batch).equals("running")) {
                pause(50 + random.nextInt(400));
                shop.portal().kill();
                assertTrue(shop.portal().awaitExit(10_000));
                deaths++;
                Waiting.until(
                        "the wire to be quiet",
                        10_000,
                        () -> kpoint.log().count(0, What.BEGUN) == kpoint.log().count(0, What.ENDED));
                shop.restart();
                assertTrue(List.of("paused", "finished").contains(state(shop, batch)), "a person lets it go on");
                post(shop, batch + "/resume", Map.of());
            }
            Waiting.until(
                    "the end of the batch", 120_000, () -> state(shop, batch).equals("finished"));
            assertTrue(deaths > 1, "it was over before it could be killed");
            audit(shop, batch, kpoint);
            System.out.println(deaths + " deaths, " + ROWS + " rows, each called once at most");
        } finally {
            Folders.delete(folder);
        }
    }

    private static String begun(Shop shop) {
        String rows = IntStream.rangeClosed(1, ROWS)
                .mapToObj(row -> number(row) + ",100,MTN\n")
                .collect(Collectors.joining());
        String batch = post(shop, "/batches", Map.of("service", "airtime", "rows", rows))
                .location();
        assertEquals(
                303, post(shop, batch + "/start", Map.of("total", ROWS + "00")).status());
        return batch;
    }

    private static String number(int row) {
        return "0803%07d".formatted(row);
    }

    /** What each row says beside what reached Kpoint for it. */
    private static void audit(Shop shop, String batch, PretendedKpoint kpoint) {
        List<String> faults = new ArrayList<>();
        List<ReachedLog.Line> log = kpoint.log().since(0);
        Map<String, Long> calls = counted(log, What.WHOLE);
        Map<String, Long> said = counted(log, What.SAID_SUCCESS);
        List<String> lines = new String(
                        shop.browser().file(batch + "/result.csv").body(), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .toList();
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            String number = cells[0];
            String status = cells[3];
            long reached = calls.getOrDefault(number, 0L);
            boolean agrees =
                    switch (status) {
                        case "succeeded" -> reached == 1 && said.getOrDefault(number, 0L) == 1;
                        case "unknown" -> reached <= 1;
                        case "failed" -> reached == 0;
                        default -> false;
                    };
            if (!agrees) {
                faults.add(number + " is " + status + " and was called " + reached + " times");
            }
        }
        assertEquals(List.of(), faults);
        assertEquals(ROWS, lines.size());
    }

    private static Map<String, Long> counted(List<ReachedLog.Line> log, What what) {
        return log.stream()
                .filter(line -> line.what() == what)
                .map(ReachedLog.Line::recipient)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static String state(Shop shop, String batch) {
        Page page = shop.browser().get(batch);
        return page.select("#batch").attr("data-state");
    }

    private static Page post(Shop shop, String path, Map<String, String> form) {
        return shop.browser().post(path, form);
    }

    /** Not to wait for something: to be at another moment each time. */
    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
