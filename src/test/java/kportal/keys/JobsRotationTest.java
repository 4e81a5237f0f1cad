package kportal.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import kportal.db.Database;
import kportal.db.Databases;
import kportal.jobs.Jobs;
import kportal.testing.PostgresServer;
import kportal.testing.Store;
import kportal.testing.Waiting;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A job that waits keeps its payload through a rotation. */
class JobsRotationTest {
    @TempDir
    private Path folder;

    /** Its transaction is open while the key changes: what puts the new one in force waits for it. */
    @ParameterizedTest
    @EnumSource
    void oneThatIsAddedMeanwhileIsReadAfterIt(Store store) throws InterruptedException {
        String url = store == Store.SQLITE ? "jdbc:sqlite:" + folder.resolve("a.db") : PostgresServer.newDatabase();
        try (Database db = Databases.open(url, Clock.systemUTC());
                Database rotators = Databases.open(url, Clock.systemUTC())) {
            KeysetCheckRepository checks = new KeysetCheckRepository(rotators);
            Path file = folder.resolve("keyset.json");
            Keyset keyset = Keyset.open(file, checks);
            Jobs jobs = new Jobs(db, keyset, Clock.systemUTC());
            List<String> told = new CopyOnWriteArrayList<>();
            Rotation rotation = new Rotation(file, checks, new SealedRepository(rotators), told::add);
            Thread beside = Thread.ofPlatform().unstarted(rotation::run);
            db.run(sql -> {
                jobs.add(sql, "letter", "first");
                beside.start();
                Waiting.until(() -> !told.isEmpty());
                jobs.add(sql, "letter", "second");
            });
            beside.join();
            assertTrue(told.getLast().startsWith("the old keys are gone"), told.toString());
            Keyset fresh = Keyset.open(file, checks);
            List<String> payloads = new SealedRepository(db)
                    .after("scheduled_tasks.task_data", "").stream()
                            .map(row -> fresh.decrypt(row.secret(), row.owner()))
                            .toList();
            assertEquals(List.of("first", "second"), payloads);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWaitingJobIsReadAfterIt(Store store) {
        String url = store == Store.SQLITE ? "jdbc:sqlite:" + folder.resolve("a.db") : PostgresServer.newDatabase();
        try (Database db = Databases.open(url, Clock.systemUTC())) {
            KeysetCheckRepository checks = new KeysetCheckRepository(db);
            SealedRepository sealed = new SealedRepository(db);
            Path file = folder.resolve("keyset.json");
            Keyset keyset = Keyset.open(file, checks);
            byte[] payload = keyset.encrypt("a letter", Jobs.owner("letter", "1"));
            db.run(sql -> sql.execute(
                    "insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)"
                            + " values ('letter', '1', {0}, 0, {1}, 1)",
                    org.jooq.impl.DSL.val(payload),
                    store == Store.SQLITE ? org.jooq.impl.DSL.val(0) : org.jooq.impl.DSL.val(false)));
            List<String> told = new ArrayList<>();
            assertTrue(new Rotation(file, checks, sealed, told::add).run());
            assertTrue(told.contains("encrypted anew: scheduled_tasks.task_data 1"), told.toString());
            byte[] now =
                    sealed.after("scheduled_tasks.task_data", "").getFirst().secret();
            assertEquals("a letter", Keyset.open(file, checks).decrypt(now, Jobs.owner("letter", "1")));
        }
    }
}
