package kportal.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import kportal.soak.Audit.Found;
import kportal.soak.DiskFaults.Tally;
import kportal.soak.Ground.Moment;
import kportal.soak.Ground.Step;
import kportal.soak.Ground.Trap;
import kportal.soak.PostgresTap.Strike;
import kportal.soak.ReachedLog.What;
import kportal.testing.PostgresServer;
import org.jspecify.annotations.Nullable;

/**
 * A disk that fails under a PostgreSQL whose portal is to go on. At its WAL, PostgreSQL stops all its processes and
 * recovers; if it can't, it ends, and is started again as whoever looks after it would.
 */
final class PostgresDiskFaults implements AutoCloseable {
    /** Of what reaches its files; its sockets and pipes are another matter. */
    private static final String ALL_CALLS = "pwrite64,pwritev,ftruncate,fallocate,fsync,fdatasync";

    private static final int UNTIL_TABLES_GROW = 60;

    private final PostgresServer server = PostgresServer.durable();
    private final PostgresGround ground = new PostgresGround(server);
    private final Customer customer = new Customer(ground);
    private final PretendedKpoint kpoint = customer.kpoint();

    PostgresDiskFaults() throws IOException {}

    /**
     * The WAL's first write, or its sync, in the COMMIT of a step fails; once for each service.
     *
     * @param calls pwrite64 and pwritev, or fsync and fdatasync together
     */
    Tally atCommit(Step step, String calls, String error, int purchases) {
        List<String> faults = new ArrayList<>();
        int met = 0;
        for (int i = 0; i < purchases; i++) {
            met += atCommit(step, calls, error, faults) ? 1 : 0;
        }
        faults.addAll(customer.auditAll());
        return new Tally(met, faults);
    }

    private boolean atCommit(Step step, String calls, String error, List<String> faults) {
        AtomicReference<@Nullable Strace> set = new AtomicReference<>();
        String[] options = Strace.failing(calls, error + ":when=1", List.of());
        Strike attach = port -> {
            set.set(Strace.thread(ground.backend(port), customer.output(), options));
            return true;
        };
        customer.openForm();
        List<Long> generation = ground.processes("checkpointer");
        try (Trap trap = ground.trap(step, Moment.BEFORE, attach)) {
            // What Kpoint had said by then is known, beside the database if not in it.
            String must = step == Step.OUTCOME ? "succeeded" : "";
            faults.addAll(customer.buy(
                    () -> {
                        awaitAnother(generation, injected(set.get()));
                        heal(set.get());
                    },
                    must));
        }
        return injected(set.get());
    }

    private static boolean injected(@Nullable Strace strace) {
        return strace != null && strace.injected();
    }

    /** PostgreSQL takes connections for a moment before it hears that one of its processes gave up. */
    private void awaitAnother(List<Long> generation, boolean gaveUp) {
        Waiting.until("PostgreSQL to begin anew", 60_000, () -> {
            server.awaitUp(Duration.ofSeconds(60));
            List<Long> now = processes("checkpointer");
            return !gaveUp || (!now.isEmpty() && !now.equals(generation));
        });
    }

    private List<Long> processes(String type) {
        try {
            return ground.processes(type);
        } catch (IllegalStateException goingDown) {
            return List.of();
        }
    }

    /** A table or an index can't grow: only that statement fails. Bought until it is met. */
    Tally atGrowth(String error) {
        List<String> faults = new ArrayList<>();
        boolean met = false;
        for (int i = 0; i < UNTIL_TABLES_GROW && !met; i++) {
            customer.openForm();
            try (Strace strace = Strace.family(whoGrowsTables(), customer.output(), growthFails(error))) {
                faults.addAll(customer.buy(() -> heal(strace)));
                met = strace.injected();
            }
        }
        faults.addAll(customer.auditAll());
        return new Tally(met ? 1 : 0, faults);
    }

    /** The portal's own, and by the first one those to come. */
    private List<Long> whoGrowsTables() {
        List<Long> whom = new ArrayList<>(ground.processes("client backend"));
        whom.add(server.processes().getFirst());
        return whom;
    }

    private String[] growthFails(String error) {
        List<Path> tables = ground
                .texts("select pg_relation_filepath(c.oid) from pg_class c"
                        + " join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname = 'public' and c.relkind in ('r', 'i')")
                .stream()
                .map(file -> Path.of(server.data(), file))
                .toList();
        return Strace.failing("pwrite64,pwritev,fallocate", error + ":when=1", tables);
    }

    /** A checkpoint with a call in flight fails. */
    Tally atCheckpoint(String calls, String error) {
        AtomicReference<@Nullable Strace> set = new AtomicReference<>();
        String[] options = Strace.failing(calls, error + ":when=1", List.of());
        kpoint.manner(call -> {
            call.readWhole();
            set.set(Strace.family(ground.processes("checkpointer"), customer.output(), options));
            checkpoint();
            call.sendHead();
            call.sendBody();
        });
        customer.openForm();
        List<String> faults = new ArrayList<>(customer.buy(
                () -> {
                    kpoint.manner(PretendedKpoint.HONEST);
                    heal(set.get());
                },
                "succeeded"));
        faults.addAll(customer.auditAll());
        return new Tally(injected(set.get()) ? 1 : 0, faults);
    }

    private void checkpoint() {
        try (Connection connection = DriverManager.getConnection(server.url("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        } catch (SQLException failed) {
            // As it was to.
        }
    }

    /** From Kpoint's answer on PostgreSQL can't write, until the purchase is paid as far as the browser knows. */
    Found fullDatabase(String error, boolean restart) {
        return full(restart, () -> List.of(databaseFull(error)));
    }

    /** Nor can the portal write the file beside it. */
    Found fullDisk(String error, boolean restart) {
        String[] options = Strace.failing("write,pwrite64,fsync,fdatasync", error, List.of(customer.sideFile()));
        return full(
                restart,
                () -> List.of(
                        databaseFull(error),
                        Strace.all(customer.shop().portal().pid(), customer.output("beside"), options)));
    }

    private Strace databaseFull(String error) {
        return Strace.family(server.processes(), customer.output(), Strace.failing(ALL_CALLS, error, List.of()));
    }

    private Found full(boolean restart, Supplier<List<Strace>> disk) {
        List<Strace> full = new CopyOnWriteArrayList<>();
        int mark = kpoint.log().size();
        kpoint.manner(call -> {
            call.readWhole();
            full.addAll(disk.get());
            call.sendHead();
            call.sendBody();
        });
        customer.openForm();
        return customer.buyAndLook(
                () -> {
                    kpoint.log().await(mark, What.ENDED, 5_000);
                    kpoint.manner(PretendedKpoint.HONEST);
                    if (full.isEmpty() || !full.stream().allMatch(Strace::injected)) {
                        throw new IllegalStateException("the disk was not full in time");
                    }
                    full.forEach(Strace::close);
                    heal(null);
                    if (restart) {
                        passTime();
                    }
                },
                restart);
    }

    private void passTime() {
        try {
            ground.passTime();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The disk is well again; PostgreSQL is back, and the portal has found it. */
    private void heal(@Nullable Strace strace) {
        if (strace != null) {
            strace.close();
        }
        server.awaitUp(Duration.ofSeconds(60));
        Waiting.until(
                "the portal to find its database again",
                40_000,
                () -> customer.shop().browser().get("/health").status() == 200);
    }

    @Override
    public void close() throws Exception {
        customer.close();
    }
}
