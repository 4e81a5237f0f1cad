package kportal.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import kportal.soak.Audit.Found;
import kportal.soak.ReachedLog.What;
import kportal.testing.Page;
import org.jspecify.annotations.Nullable;

/** A disk that fails under a portal on SQLite that is to go on: at each of its calls in turn, or from a moment on. */
final class DiskFaults implements AutoCloseable {
    /** How many calls were failed, and what was wrong with what came of it. */
    record Tally(int met, List<String> faults) {}

    private static final int BETWEEN_CHECKPOINTS = 80;
    private static final String DATABASE = "kportal.db";
    private static final String WAL = "kportal.db-wal";
    private static final String SIDE_FILE = "unsaved-results.jsonl";

    private final Path folder;
    private final Path output;
    private final PretendedKpoint kpoint;
    private final Shop shop;
    private final Audit audit;
    private int purchases;

    DiskFaults() throws IOException {
        folder = Files.createTempDirectory("kportal-disk");
        output = folder.resolve("strace.txt");
        kpoint = new PretendedKpoint(folder.resolve("reached.log"));
        shop = Shop.open(folder, kpoint, "");
        audit = new Audit(shop, new SqliteGround(), kpoint.log());
    }

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
        restart();
        faults.addAll(audit.all());
        return new Tally(met, faults);
    }

    private boolean once(String calls, String error, int n, List<String> faults) {
        shop.openForm(Ware.of(purchases + 1));
        try (Strace strace =
                Strace.thread(shop.portal().writerThread(), output, inject(calls, error + ":when=" + n, List.of()))) {
            for (String fault : buy(strace::close)) {
                faults.add(calls + " " + error + " " + n + ": " + fault);
            }
            return strace.seen().contains("INJECTED");
        }
    }

    /** The Nth call on the database's own file fails: a checkpoint's. Bought until it is met, once in some 40 purchases. */
    Tally atCheckpoint(String calls, String error, int n) {
        List<String> faults = new ArrayList<>();
        boolean met = false;
        try (Strace strace = Strace.thread(
                shop.portal().writerThread(), output, inject(calls, error + ":when=" + n, List.of(DATABASE)))) {
            for (int i = 0; i < BETWEEN_CHECKPOINTS && !met; i++) {
                faults.addAll(buy(() -> {}));
                met = strace.seen().contains("INJECTED");
            }
        }
        faults.addAll(buy(() -> {}));
        restart();
        faults.addAll(audit.all());
        return new Tally(met ? 1 : 0, faults);
    }

    /** One purchase and what is wrong with it; {@code healed} is called when it was paid, before it is looked at. */
    private List<String> buy(Runnable healed) {
        Ware ware = Ware.of(++purchases);
        String number = number();
        int mark = kpoint.log().size();
        Page draft = shop.tryDraft(ware, number);
        if (draft.status() == 303) {
            shop.pay(ware, draft.location());
        }
        healed.run();
        Found found = settled(number);
        List<String> faults = new ArrayList<>(audit.faults(number, mark, found));
        if (found.status().equals("absent")) {
            found = new Found(Shop.id(shop.draft(ware, number)), "draft");
        }
        if (found.status().equals("draft")) {
            shop.pay(ware, "/transactions/" + found.id());
            found = settled(number);
            faults.addAll(audit.faults(number, mark, found));
            if (!found.status().equals("succeeded")) {
                faults.add("could not be paid afterwards: " + found.status());
            }
        }
        return faults;
    }

    /**
     * What was kept beside the database comes back with the next start, or with the next round, half a minute later at
     * most: both are tried.
     */
    private Found settled(String number) {
        boolean beside = Files.exists(shop.dataDir().resolve(SIDE_FILE));
        if (audit.find(number).status().equals("sending") && beside && purchases % 8 != 0) {
            restart();
        }
        return settledAsItIs(number);
    }

    private Found settledAsItIs(String number) {
        Waiting.within(40_000, () -> !audit.find(number).status().equals("sending"));
        return audit.find(number);
    }

    /** From Kpoint's answer on the database can't be written, until the purchase is paid as far as the browser knows. */
    Found fullDatabase(String error, boolean restart) {
        return full(error, List.of(DATABASE, WAL), restart);
    }

    /** Nor can the file beside it. */
    Found fullDisk(String error, boolean restart) {
        return full(error, List.of(DATABASE, WAL, SIDE_FILE), restart);
    }

    private Found full(String error, List<String> files, boolean restart) {
        Ware ware = Ware.of(++purchases);
        String number = number();
        AtomicReference<@Nullable Strace> set = new AtomicReference<>();
        String[] options = inject("write,pwrite64,fsync,fdatasync", error, files);
        kpoint.manner(call -> {
            call.readWhole();
            set.set(Strace.all(shop.portal().pid(), output, options));
            call.sendHead();
            call.sendBody();
        });
        shop.openForm(ware);
        int mark = kpoint.log().size();
        shop.pay(ware, shop.draft(ware, number));
        kpoint.log().await(mark, What.ENDED, 5_000);
        try (Strace strace = set.getAndSet(null)) {
            if (strace == null || !strace.seen().contains("INJECTED")) {
                throw new IllegalStateException("the disk was not full in time");
            }
        }
        kpoint.manner(PretendedKpoint.HONEST);
        if (restart) {
            restart();
        }
        Found found = settledAsItIs(number);
        List<String> faults = audit.faults(number, mark, found);
        return faults.isEmpty() ? found : new Found(found.id(), found.status() + " " + faults);
    }

    private String[] inject(String calls, String error, List<String> files) {
        List<String> options = new ArrayList<>(List.of("-y"));
        for (String file : files) {
            options.addAll(List.of("-P", shop.dataDir().resolve(file).toString()));
        }
        options.addAll(List.of("-e", "trace=" + calls, "-e", "inject=" + calls + ":error=" + error));
        return options.toArray(String[]::new);
    }

    private void restart() {
        shop.portal().close();
        shop.restart();
    }

    private String number() {
        return "0803%07d".formatted(purchases);
    }

    @Override
    public void close() throws Exception {
        shop.close();
        kpoint.close();
        Folders.delete(folder);
    }
}
