package kportal.transactions.paying;

import static kportal.db.generated.Tables.ANSWERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kportal.kpoint.Answer;
import kportal.kpoint.Outcome;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left when a portal dies or a disk fails in the middle of a purchase. */
class RecoveryTest {
    private TestPortal portal;
    private SabotagedDatabase sabotage;

    private void start(Store store) {
        portal = TestPortal.start(store);
        sabotage = new SabotagedDatabase(portal.database(), store);
    }

    @AfterEach
    void close() {
        if (portal != null) {
            portal.close();
        }
    }

    private Path sideFile() {
        return portal.settings().dataDir().resolve("unsaved-results.jsonl");
    }

    private List<String> unsaved() throws IOException {
        return Files.exists(sideFile())
                ? Arrays.stream(Files.readString(sideFile()).split("\n"))
                        .filter(line -> !line.isBlank())
                        .toList()
                : List.of();
    }

    @ParameterizedTest
    @EnumSource
    void aCallThatDiedWithItsPortalIsUnknown(Store store) {
        start(store);
        Buyer buyer = Buyer.inSandbox(portal);
        Ledger ledger = new Ledger(portal.database());
        String dead = buyer.draft(Orders.airtime("08031234567", 100));
        String living = buyer.draft(Orders.airtime("08031234568", 100));
        ledger.send(dead, Instant.now().minusMillis(1));
        ledger.send(living, Instant.now().plus(Duration.ofMinutes(5)));

        portal.restart();
        Buyer again = buyer.signInAgain(portal);
        assertEquals("unknown", again.status(dead));
        assertTrue(again.show(dead).text().contains(Words.of("reason.portal_stopped")));
        assertEquals(1, again.steps(dead).size());
        // Only PostgreSQL can have another portal that still waits for its answer.
        assertEquals(store == Store.SQLITE ? "unknown" : "sending", again.status(living));
        assertEquals(0, again.calls().size());
    }

    @ParameterizedTest
    @EnumSource
    void anOutcomeThatCouldNotBeStoredIsStoredAtTheNextStart(Store store) throws IOException {
        start(store);
        Buyer buyer = Buyer.inSandbox(portal);
        String id = buyer.draft(Orders.electricity("04123450010"));
        sabotage.noCommitTo("succeeded", "04123450010");

        assertEquals(303, buyer.pay(id).status());
        assertEquals("sending", buyer.status(id));
        assertEquals(1, unsaved().size());
        assertTrue(
                unsaved().getFirst().contains("\"status\":\"succeeded\""),
                unsaved().getFirst());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(sideFile())));

        sabotage.mend();
        portal.restart();
        Buyer again = buyer.signInAgain(portal);
        Page receipt = again.show(id);
        assertEquals("succeeded", Buyer.status(receipt));
        assertEquals(24, receipt.select(".digits").text().length());
        assertFalse(Files.exists(sideFile()));
        assertEquals(2, again.steps(id).size());
        assertTrue(again.steps(id).getLast().contains(Words.of("event.said_success")));
        assertOneAnswer(id);
        assertEquals(1, again.calls().size());
    }

    private void assertOneAnswer(String id) {
        int answers = portal.database().read(sql -> sql.fetchCount(ANSWERS, ANSWERS.TRANSACTION_ID.eq(id)));
        assertEquals(1, answers);
    }

    @ParameterizedTest
    @EnumSource
    void anOutcomeThatNoDiskTookIsInDoubtAfterARestart(Store store) throws IOException {
        start(store);
        Buyer buyer = Buyer.inSandbox(portal);
        String id = buyer.draft(Orders.airtime("08031234567", 100));
        sabotage.noCommitTo("succeeded", "08031234567");
        Files.createDirectory(sideFile());
        assertEquals(303, buyer.pay(id).status());
        assertEquals("sending", buyer.status(id));

        Files.delete(sideFile());
        sabotage.mend();
        new Ledger(portal.database()).endLease(id);
        portal.restart();
        Buyer again = buyer.signInAgain(portal);
        assertEquals("unknown", again.status(id));
        assertEquals(1, again.calls().size());
    }

    @Test
    void anOutcomeThatNoDiskTookIsStoredOnceOneDoes(@TempDir Path folder) throws IOException {
        Path inTheWay = Files.createDirectory(folder.resolve("unsaved-results.jsonl"));
        UnsavedResults results = new UnsavedResults(folder);
        Result result = Result.of("1", succeeded("{}"), Instant.EPOCH);
        results.append(result);
        Files.delete(inTheWay);
        assertEquals(Set.of("1"), results.replay(r -> {
            throw new IllegalStateException("still full");
        }));
        List<Result> stored = new ArrayList<>();
        assertEquals(Set.of(), results.replay(stored::add));
        assertEquals(Set.of(), results.replay(stored::add));
        assertEquals(List.of(result), stored);
    }

    @ParameterizedTest
    @EnumSource
    void whileItStillCantBeStoredThePortalStartsAndForgetsNothing(Store store) throws IOException {
        start(store);
        Buyer buyer = Buyer.inSandbox(portal);
        String id = buyer.draft(Orders.airtime("08031234567", 100));
        String other = buyer.draft(Orders.airtime("08031234568", 100));
        sabotage.noCommitTo("succeeded", "08031234567");
        buyer.pay(id);
        Ledger ledger = new Ledger(portal.database());
        ledger.send(other, Instant.now().plus(Duration.ofMinutes(5)));
        UnsavedResults file = new UnsavedResults(portal.settings().dataDir());
        file.append(Result.of(ledger.attempt(other), succeeded("{}"), Instant.now()));

        portal.restart();
        assertEquals("succeeded", ledger.status(other), "one that can't be stored stands in the way of another");
        assertEquals("sending", ledger.status(id), "what is known must not become unknown");
        assertTrue(Files.exists(sideFile()));

        sabotage.mend();
        portal.restart();
        assertEquals("succeeded", ledger.status(id));
        assertFalse(Files.exists(sideFile()));
    }

    @ParameterizedTest
    @EnumSource
    void aLineCutShortByACrashHidesNoOther(Store store) throws IOException {
        start(store);
        Buyer buyer = Buyer.inSandbox(portal);
        Ledger ledger = new Ledger(portal.database());
        String id = buyer.draft(Orders.airtime("08031234567", 100));
        ledger.send(id, Instant.now().plus(Duration.ofMinutes(5)));
        UnsavedResults file = new UnsavedResults(portal.settings().dataDir());
        file.append(Result.of(ledger.attempt(id), succeeded("{\"amount\":\"₦100\"}"), Instant.now()));
        // In the middle of a naira sign.
        byte[] torn = "\n{\"attemptId\":\"x\",\"body\":\"₦".getBytes(StandardCharsets.UTF_8);
        Files.write(sideFile(), Arrays.copyOf(torn, torn.length - 1), StandardOpenOption.APPEND);

        portal.restart();
        assertEquals("succeeded", ledger.status(id));
        assertFalse(Files.exists(sideFile()));
    }

    private static Outcome succeeded(String body) {
        return new Outcome.Succeeded(
                new Answer(200, body, null, "KP1", "01234567890123456789", null, null), Duration.ofMillis(5));
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatComesTooLateIsKeptAndChangesNothing(Store store) throws IOException {
        start(store);
        Buyer buyer = Buyer.inSandbox(portal);
        Ledger ledger = new Ledger(portal.database());
        String id = buyer.draft(Orders.airtime("08031234567", 100));
        ledger.send(id, Instant.now().minusMillis(1));
        String attempt = ledger.attempt(id);
        portal.restart();
        assertEquals("unknown", ledger.status(id));

        var file = new UnsavedResults(portal.settings().dataDir());
        file.append(Result.of(attempt, succeeded("{\"status\":\"success\"}"), Instant.now()));
        // Twice, as when the file could not be deleted.
        file.append(Result.of(attempt, succeeded("{\"status\":\"success\"}"), Instant.now()));
        portal.restart();
        Buyer again = buyer.signInAgain(portal);
        assertEquals("unknown", again.status(id));
        assertEquals(2, again.steps(id).size());
        assertTrue(again.steps(id).getLast().contains(Words.of("event.late_answer_succeeded")));
        assertOneAnswer(id);
    }

    /** As PostgreSQL brings a commit back whose sync failed: the others saw it undone until it had recovered. */
    @ParameterizedTest
    @EnumSource
    void aFenceThatIsThereAfterAllNeverLeft(Store store) throws IOException {
        start(store);
        Buyer buyer = Buyer.inSandbox(portal);
        String id = buyer.draft(Orders.airtime("08031234567", 100));
        sabotage.noCommitTo("sending", "08031234567");
        assertEquals(500, buyer.pay(id).status());
        sabotage.mend();
        String attempt = unsaved().getFirst().replaceFirst(".*\"attemptId\":\"([^\"]+)\".*", "$1");
        Ledger ledger = new Ledger(portal.database());
        ledger.send(id, attempt, Instant.now().plus(Duration.ofMinutes(5)));

        portal.restart();

        Buyer again = buyer.signInAgain(portal);
        assertEquals("failed", again.status(id));
        assertTrue(again.show(id).text().contains(Words.of("reason.not_recorded")));
        assertEquals(0, again.calls().size());
        assertFalse(Files.exists(sideFile()));
    }

    @ParameterizedTest
    @EnumSource
    void withoutAFenceOnDiskNothingLeaves(Store store) {
        start(store);
        Buyer buyer = Buyer.inSandbox(portal);
        String id = buyer.draft(Orders.airtime("08031234567", 100));
        sabotage.noCommitTo("sending", "08031234567");
        Page broken = buyer.pay(id);
        assertEquals(500, broken.status());
        assertTrue(broken.text().contains(Words.of("error.500.text")));
        assertEquals("draft", buyer.status(id));
        assertEquals(0, buyer.calls().size());

        sabotage.mend();
        assertEquals(303, buyer.pay(id, Map.of("price", "10000")).status());
        assertEquals("succeeded", Buyer.status(buyer.settled(id)));
        assertEquals(1, buyer.calls().size());
    }
}
