package kportal.jobs;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import kportal.db.Database;
import kportal.db.KeyInForce;
import kportal.support.Ids;
import kportal.support.Seal;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that outlives a restart: added in the transaction that makes it needed, done at least once, tried for hours. */
public final class Jobs implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Jobs.class);

    private static final int THREADS = 4;
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 4;

    /** Then each time twice as long: eight and a half hours in all. */
    private static final Duration FIRST_RETRY = Duration.ofSeconds(15);

    private static final int RETRIES = 11;

    /** By then the transaction that added a job is committed; if not, the next poll finds it. */
    private static final Executor SOON = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);

    private final Database db;
    private final Seal seal;
    private final Clock clock;
    private final DataSource source;
    private final SchedulerClient client;
    private final List<Task<?>> tasks = new ArrayList<>();
    private volatile @Nullable Scheduler scheduler;

    public Jobs(Database db, Seal seal, Clock clock) {
        this.db = db;
        this.seal = seal;
        this.clock = clock;
        this.source = StatementSource.of(db);
        this.client = SchedulerClient.Builder.create(source)
                .serializer(new RawBytes())
                .jdbcCustomization(new EpochMillis())
                .build();
    }

    /** Who does the jobs of a kind; said before the start. */
    public void handle(String kind, Job job) {
        tasks.add(Tasks.oneTime(kind, byte[].class)
                .onFailure(FailureHandler.<byte[]>maxRetries(RETRIES)
                        .withBackoff(FIRST_RETRY, 2)
                        .thenRemove(failed -> log.error(
                                "the {} job {} is given up after {} tries",
                                kind,
                                failed.getExecution().getId(),
                                RETRIES + 1)))
                .execute((instance, context) -> run(kind, instance, job, context.getExecution().consecutiveFailures)));
    }

    private void run(String kind, TaskInstance<byte[]> instance, Job job, int failures) {
        String id = instance.getId();
        try {
            job.run(id, seal.decrypt(instance.getData(), owner(kind, id)));
        } catch (Exception e) {
            // Without its words: they may name a person or hold a link.
            log.warn(
                    "the {} job {} failed, try {}: {}",
                    kind,
                    id,
                    failures + 1,
                    e.getClass().getName());
            // At a stop: the next try must still be written down.
            Thread.interrupted();
            throw new JobFailed();
        }
    }

    /** A part of the transaction that is open: no job without its cause, no cause without its job. */
    public void add(DSLContext sql, String kind, String payload) {
        add(sql, kind, payload, clock.instant());
        SOON.execute(this::wake);
    }

    /** The same, not to be done before then. */
    public void add(DSLContext sql, String kind, String payload, Instant when) {
        String id = Ids.next();
        byte[] sealed = seal.encryptAs(KeyInForce.sample(sql), payload, owner(kind, id));
        StatementSource.within(sql, () -> client.schedule(new TaskInstance<>(kind, id, sealed), when));
    }

    /** Those whose time has come and that nobody does yet. */
    public int waiting() {
        Condition due = field("execution_time", Long.class)
                .le(clock.instant().toEpochMilli())
                .and(field("picked_by").isNull());
        return db.read(sql -> sql.fetchCount(table("scheduled_tasks"), due));
    }

    /** What a payload is sealed for. */
    public static String owner(String kind, String id) {
        return "job " + kind + " " + id;
    }

    public void start() {
        if (!db.shared()) {
            // Nobody else serves from this file: what is picked belonged to a portal that is gone.
            db.run(sql -> sql.execute("update scheduled_tasks set picked = 0, picked_by = null, last_heartbeat = null, "
                    + "version = version + 1 where picked = 1"));
        }
        Scheduler started = Scheduler.create(source, tasks)
                .serializer(new RawBytes())
                .jdbcCustomization(new EpochMillis())
                .clock(clock::instant)
                .threads(THREADS)
                // Virtual, so that at a stop an interrupt ends what waits for another server.
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                // Each write of this strategy is one statement that names the version it found.
                .pollUsingFetch(0.5, 1)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(Duration.ofSeconds(2))
                .failureLogging(LogLevel.OFF, false)
                .build();
        started.start();
        scheduler = started;
    }

    /** Looks for what is due now, not at the next poll. */
    public void wake() {
        Scheduler running = scheduler;
        if (running != null) {
            running.triggerCheckForDueExecutions();
        }
    }

    @Override
    public void close() {
        Scheduler running = scheduler;
        scheduler = null;
        if (running != null) {
            running.stop();
        }
    }
}
