package kportal.web;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import kportal.testing.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What takes long waits for the pages that are being made, and not for ever. */
@Timeout(30)
class CourtesyTest {
    @Test
    void restsUntilTheLastPageIsMade() throws InterruptedException {
        Courtesy courtesy = new Courtesy(Duration.ZERO, Duration.ofHours(1));
        courtesy.count(1);
        courtesy.count(1);
        Thread export = Thread.ofVirtual().start(courtesy::rest);
        Waiting.until(() -> export.getState() == Thread.State.TIMED_WAITING);
        courtesy.count(-1);
        assertFalse(export.join(Duration.ofMillis(200)), "another page is being made");
        courtesy.count(-1);
        export.join();
    }

    @Test
    void goesOnWhenThereIsNoEndOfPages() {
        Courtesy courtesy = new Courtesy(Duration.ZERO, Duration.ofNanos(1));
        courtesy.count(1);
        courtesy.rest();
    }

    @Test
    void restsAMomentLongerForTheNext() throws InterruptedException {
        Courtesy courtesy = new Courtesy(Duration.ofHours(1), Duration.ofHours(2));
        Thread export = Thread.ofVirtual().start(courtesy::rest);
        Waiting.until(() -> export.getState() == Thread.State.TIMED_WAITING);
        export.interrupt();
        export.join();
    }

    @Test
    void hasNobodyToWaitFor() {
        Courtesy courtesy = new Courtesy(Duration.ZERO, Duration.ofHours(1));
        courtesy.count(1);
        courtesy.count(-1);
        courtesy.rest();
    }
}
