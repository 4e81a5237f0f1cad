package kportal.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import kportal.sandbox.accounts.Account;
import kportal.sandbox.accounts.Call;
import kportal.sandbox.api.Delays;
import kportal.sandbox.api.MagicNumber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MagicNumbersTest {
    @TempDir
    Path dataDir;

    Practice practice;

    @BeforeEach
    void start() {
        practice = new Practice(dataDir);
    }

    @AfterEach
    void stop() {
        practice.close();
    }

    @ParameterizedTest
    @EnumSource
    void endsTheSameForEveryService(MagicNumber magic) {
        for (String path : Bodies.BY_PATH.keySet()) {
            Account before = practice.account();
            assertEnds(magic, path, Bodies.endingIn(path, magic.ending()));
            assertEquals(magic.takesMoney(), !before.equals(practice.account()), magic + " at " + path);
            practice.accounts.topUp(practice.account());
        }
    }

    private void assertEnds(MagicNumber magic, String path, String body) {
        switch (magic) {
            case FAILED -> assertSaid(200, "failed", practice.post(path, body));
            case PENDING -> assertSaid(200, "pending", practice.post(path, body));
            case ZERO_TOKEN, GROUPED_TOKEN, SLOW -> assertSaid(200, "success", practice.post(path, body));
            case UNAUTHORISED -> assertSaid(401, "error", practice.post(path, body));
            case UNPAID -> assertSaid(403, "error", practice.post(path, body));
            case INVALID -> assertSaid(422, "error", practice.post(path, body));
            case BUSY -> {
                HttpResponse<String> response = practice.post(path, body);
                assertSaid(429, "error", response);
                assertEquals("30", response.headers().firstValue("Retry-After").orElse(""));
            }
            case BROKEN -> assertSaid(500, "error", practice.post(path, body));
            case GATEWAY -> assertHtml(503, practice.post(path, body));
            case GARBAGE -> assertHtml(200, practice.post(path, body));
            case DROPPED, TIMEOUT -> assertUnanswered(path, body);
        }
    }

    private void assertUnanswered(String path, String body) {
        IOException e = assertThrows(IOException.class, () -> practice.trying(practice.posting(path, body)));
        assertTrue(!(e instanceof HttpTimeoutException), "the connection ends without a byte");
        Call call = practice.accounts.calls(practice.account()).getFirst();
        assertNull(call.status());
        assertNull(call.answer());
        assertEquals(body, call.request());
    }

    private static void assertSaid(int status, String word, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(word, Practice.json(response).path("status").textValue());
    }

    private static void assertHtml(int status, HttpResponse<String> response) {
        assertEquals(status, response.statusCode());
        assertTrue(response.headers().firstValue("Content-Type").orElse("").startsWith("text/html"));
        assertTrue(response.body().startsWith("<html>"));
    }

    @Test
    void aSlowAnswerComesAfterItsTime() {
        long start = System.nanoTime();
        practice.post("/airtime", Bodies.endingIn("/airtime", "0777"));

        assertTrue(Duration.ofNanos(System.nanoTime() - start).compareTo(Practice.SHORT.slow()) >= 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0408", "0777"})
    void waitingRequestsHoldNoThreadAndNoStop(String ending) {
        practice.close();
        practice = new Practice(dataDir, new Delays(Duration.ofMinutes(5), Duration.ofMinutes(5)));
        List<CompletableFuture<?>> waiting = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            waiting.add(practice.sending(practice.posting("/airtime", Bodies.endingIn("/airtime", ending))));
        }
        while (practice.accounts.calls(practice.account()).size() < 60) {
            Thread.onSpinWait();
        }

        assertEquals(200, practice.get("/lists/networks").statusCode(), "more wait than there are threads");
        assertTimeoutPreemptively(Duration.ofSeconds(5), practice.server::stop);
        waiting.forEach(wait -> assertThrows(Exception.class, wait::join));
    }

    @Test
    void keepsTheNewestTwoHundredCalls() {
        for (int i = 0; i < 205; i++) {
            practice.get("/lists/cable-packages?provider=" + i);
        }
        List<Call> calls = practice.accounts.calls(practice.account());

        assertEquals(200, calls.size());
        assertEquals(
                "/api/public/v1/lists/cable-packages?provider=204",
                calls.getFirst().path());
        assertEquals(Practice.CLOCK.instant(), calls.getFirst().at());
        assertEquals(422, calls.getFirst().status());
    }
}
