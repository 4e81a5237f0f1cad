package kportal.kpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import kportal.kpoint.wire.Gate;
import kportal.support.Incidents;
import kportal.testing.FaultServer;
import org.junit.jupiter.api.Test;

/** The gate that a request's first byte passes: open once or shut for good. */
class GateTest {
    private static Gate gate(Duration toLeave) {
        return new Gate(System.nanoTime() + toLeave.toNanos());
    }

    @Test
    void opensOnce() throws Gate.Shut {
        var gate = gate(Duration.ofMinutes(1));
        gate.open();
        assertTrue(gate.opened().isDone());
        assertThrows(Gate.Shut.class, gate::open);
        assertFalse(gate.shut());
    }

    @Test
    void staysShut() {
        var gate = gate(Duration.ofMinutes(1));
        assertTrue(gate.shut());
        assertTrue(gate.shut());
        assertThrows(Gate.Shut.class, gate::open);
        assertFalse(gate.opened().isDone());
    }

    @Test
    void doesNotOpenLate() {
        var gate = gate(Duration.ZERO);
        assertThrows(Gate.Shut.class, gate::open);
        assertTrue(gate.shut());
    }

    /** Interrupts and moments that pass anywhere between connecting and the answer. */
    @Test
    void whatIsToldNeverToHaveLeftNeverArrives() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        Set<String> arrived = ConcurrentHashMap.newKeySet();
        Set<String> neverLeft = ConcurrentHashMap.newKeySet();
        try (var server = new FaultServer(connection -> {
            arrived.add(connection.readLine());
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"status\":\"success\"}"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        })) {
            for (int i = 0; i < Integer.getInteger("kportal.gate.rounds", 300); i++) {
                var client = new KpointClient(
                        URI.create(server.url() + "/" + i),
                        Duration.ofMillis(1 + random.nextInt(9)),
                        new Incidents(),
                        _ -> {});
                long toLeave = random.nextBoolean() ? 5_000_000_000L : random.nextInt(8_000_000);
                var buying = new FutureTask<>(() -> client.purchase(
                        "kp_live_0123456789", new Purchase.Sms("0801", "Hi"), System.nanoTime() + toLeave));
                var buyer = Thread.ofPlatform().start(buying);
                if (random.nextBoolean()) {
                    LockSupport.parkNanos(random.nextInt(8_000_000));
                    buyer.interrupt();
                }
                if (buying.get() instanceof Outcome.NeverLeft) {
                    neverLeft.add("POST /" + i + "/sms/send-message HTTP/1.1");
                }
            }
        }
        neverLeft.retainAll(arrived);
        assertEquals(Set.of(), neverLeft, "seed " + seed);
    }
}
