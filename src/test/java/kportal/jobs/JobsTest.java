package kportal.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kportal.support.Seal;
import kportal.testing.Mailbox;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Jobs that can't be done yet: nobody listens at the mail server's port until a test says so. */
@ParameterizedClass
@EnumSource
@Timeout(120)
class JobsTest {
    private static final Table<?> TASKS = DSL.table("scheduled_tasks");
    private static final Field<String> ID = DSL.field("task_instance", String.class);
    private static final Field<byte[]> DATA = DSL.field("task_data", byte[].class);
    private static final Field<Integer> FAILURES = DSL.field("consecutive_failures", Integer.class);
    private static final Field<String> PICKED_BY = DSL.field("picked_by", String.class);

    /** Near the real time, by which db-scheduler revives a dead job. */
    private final TestClock clock = TestClock.now();

    @Parameter
    private Store store;

    private int port;
    private TestPortal portal;
    private GreenMail server;

    @BeforeEach
    void open() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        portal = TestPortal.start(store, clock, Map.of("SMTP_URL", "smtp://127.0.0.1:" + port));
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
    }

    @AfterEach
    void close() {
        portal.close();
        server.stop();
    }

    @Test
    void aJobIsAPartOfItsTransaction() {
        Jobs jobs = new Jobs(portal.database(), new Unsealed(), clock);
        assertThrows(IllegalArgumentException.class, () -> portal.database().run(sql -> {
            jobs.add(sql, "letter", "{}");
            assertEquals(1, sql.fetchCount(TASKS));
            throw new IllegalArgumentException("after all, no");
        }));
        assertEquals(0, new Mailbox(portal).jobs());
    }

    @Test
    void aPayloadIsKeptEncrypted() {
        portal.signUp("Ada Stores", "ada@shop.ng");
        for (byte[] data :
                portal.database().read(sql -> sql.select(DATA).from(TASKS).fetch(DATA))) {
            String text = new String(data, StandardCharsets.ISO_8859_1);
            assertFalse(text.contains("ada@"), text);
            assertFalse(text.contains("token="), text);
        }
    }

    @Test
    void aPayloadOfAnotherJobCanNotBeRead() {
        portal.signUp("Ada Stores", "ada@shop.ng");
        portal.signUp("Ben Stores", "ben@shop.ng");
        failed(2, FAILURES.eq(1));
        portal.database().run(sql -> {
            List<String> ids = sql.select(ID).from(TASKS).orderBy(ID).fetch(ID);
            List<byte[]> data = sql.select(DATA).from(TASKS).orderBy(ID).fetch(DATA);
            sql.update(TASKS).set(DATA, data.get(1)).where(ID.eq(ids.get(0))).execute();
            sql.update(TASKS).set(DATA, data.get(0)).where(ID.eq(ids.get(1))).execute();
        });
        server.start();
        clock.advance(Duration.ofSeconds(15));
        failed(2, FAILURES.eq(2));
        assertEquals(0, server.getReceivedMessages().length);
    }

    /** The row is as a killed portal leaves it: picked by one that is gone. */
    @Test
    void whatAKilledPortalHadBegunIsDone() {
        portal.signUp("Ada Stores", "ada@shop.ng");
        failed(1, FAILURES.eq(1));
        server.start();
        portal.database().run(sql -> sql.update(TASKS)
                .set(DSL.field("picked", Boolean.class), true)
                .set(PICKED_BY, "gone")
                .set(DSL.field("last_heartbeat", Long.class), clock.instant().toEpochMilli())
                .execute());
        portal.restart();
        // On PostgreSQL another node may hold it: four missed heartbeats say that it doesn't.
        clock.advance(Duration.ofSeconds(30));
        new Mailbox(portal).settle();
        assertEquals(1, server.getReceivedMessages().length);
    }

    /** Until so many jobs are in this state and none runs. */
    private void failed(int jobs, Condition state) {
        Waiting.until(() -> {
            portal.app().jobs().wake();
            return portal.database().read(sql -> sql.fetchCount(TASKS, state.and(PICKED_BY.isNull()))) == jobs;
        });
    }

    private static final class Unsealed implements Seal {
        @Override
        public byte[] encrypt(String secret, String owner) {
            return secret.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] encryptAs(byte[] sample, String secret, String owner) {
            return encrypt(secret, owner);
        }

        @Override
        public String decrypt(byte[] ciphertext, String owner) {
            return new String(ciphertext, StandardCharsets.UTF_8);
        }
    }
}
