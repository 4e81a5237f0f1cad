package kportal.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import kportal.soak.Audit.Found;
import kportal.soak.ReachedLog.What;
import org.jspecify.annotations.Nullable;

/** A disk that fails under a portal on SQLite that is to go on: at each of its calls in turn, or from a moment on. */
final class DiskFaults implements AutoCloseable {
    /** How many calls were failed, and what was wrong with what came of it. */
    record Tally(int met, List<String> faults) {}

    private static final int BETWEEN_CHECKPOINTS = 80;
    private static final String DATABASE = "kportal.db";
    private static final String WAL = "kportal.db-wal";

    private final Customer customer = new Customer(new SqliteGround());
    private final Shop shop = customer.shop();

    DiskFaults() throws IOException {}

    /**
     * The writer's Nth call fails, N = first, first + step, … until a purchase gets through without meeting it.
     *
     * @param calls pwrite64, or fsync and fdatasync together
     */
    Tally eachOf(String calls, String error, int first, int step) {
        List<String> faults = new ArrayList<>();
        int met = 0;
        for (int n = first; once(calls, error, n, faults); n += step) {
            met++;
        }
        faults.addAll(customer.auditAll());
        return new Tally(met, faults);
    }

    private boolean once(String calls, String error, int n, List<String> faults) {
        customer.openForm();
        try (Strace strace = writer(Strace.failing(calls, error + ":when=" + n, List.of()))) {
            for (String fault : customer.buy(strace::close)) {
                faults.add(calls + " " + error + " " + n + ": " + fault);
            }
            return strace.injected();
        }
    }

    private Strace writer(String[] options) {
        return Strace.thread(shop.portal().writerThread(), customer.output(), options);
    }

    /** The Nth call on the database's own file fails: a checkpoint's. Bought until it is met, once in some 40 purchases. */
    Tally atCheckpoint(String calls, String error, int n) {
        List<String> faults = new ArrayList<>();
        boolean met = false;
        try (Strace strace = writer(Strace.failing(calls, error + ":when=" + n, List.of(file(DATABASE))))) {
            for (int i = 0; i < BETWEEN_CHECKPOINTS && !met; i++) {
                faults.addAll(customer.buy(() -> {}));
                met = strace.injected();
            }
        }
        faults.addAll(customer.buy(() -> {}));
        faults.addAll(customer.auditAll());
        return new Tally(met ? 1 : 0, faults);
    }

    /** From Kpoint's answer on the database can't be written, until the purchase is paid as far as the browser knows. */
    Found fullDatabase(String error, boolean restart) {
        return full(error, List.of(file(DATABASE), file(WAL)), restart);
    }

    /** Nor can the file beside it. */
    Found fullDisk(String error, boolean restart) {
        return full(error, List.of(file(DATABASE), file(WAL), customer.sideFile()), restart);
    }

    private Path file(String name) {
        return shop.dataDir().resolve(name);
    }

    private Found full(String error, List<Path> files, boolean restart) {
        AtomicReference<@Nullable Strace> set = new AtomicReference<>();
        String[] options = Strace.failing("write,pwrite64,fsync,fdatasync", error, files);
        PretendedKpoint kpoint = customer.kpoint();
        kpoint.manner(call -> {
            call.readWhole();
            set.set(Strace.all(shop.portal().pid(), customer.output(), options));
            call.sendHead();
            call.sendBody();
        });
        customer.openForm();
        int mark = kpoint.log().size();
        return customer.buyAndLook(
                () -> {
                    kpoint.log().await(mark, What.ENDED, 5_000);
                    kpoint.manner(PretendedKpoint.HONEST);
                    try (Strace strace = set.getAndSet(null)) {
                        if (strace == null || !strace.injected()) {
                            throw new IllegalStateException("the disk was not full in time");
                        }
                    }
                },
                restart);
    }

    @Override
    public void close() throws Exception {
        customer.close();
    }
}
