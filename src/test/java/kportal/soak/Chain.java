package kportal.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kportal.soak.CrashRun.Verdict;

/** One shop that dies again and again: each start is the audit of one death and the ground of the next. */
final class Chain implements AutoCloseable {
    private final Path folder;
    private final Ground ground;
    private final PretendedKpoint kpoint;
    private final Shop shop;
    private final Remains remains;
    private int purchases;

    /** @param archive where to keep what a death left that the audit disagrees with */
    Chain(Ground ground, Path archive) throws IOException {
        this.folder = Files.createTempDirectory("kportal-chain");
        this.ground = ground;
        this.kpoint = new PretendedKpoint(folder.resolve("reached.log"));
        this.shop = Shop.open(folder, kpoint, ground.databaseUrl());
        this.remains = new Remains(folder, archive);
    }

    /** Dies once at the point; {@code turn} picks the service and, where a point has several, the exact call. */
    Verdict die(CrashPoint point, int turn) throws Exception {
        String number = "0803%07d".formatted(++purchases);
        String name = "%s-%s-%d".formatted(ground.name(), point, System.currentTimeMillis());
        try {
            CrashRun run = new CrashRun(shop, ground, kpoint, remains, Ware.at(point, turn), number, turn);
            Verdict verdict = run.at(point);
            return verdict.faults().isEmpty() ? verdict : verdict.keptIn(remains.keep(name));
        } catch (Exception e) {
            throw new IllegalStateException("what was left of it is in " + remains.keep(name), e);
        }
    }

    /** Of all that was bought so far. */
    List<String> audit() {
        return new Audit(shop, ground, kpoint.log()).all();
    }

    @Override
    public void close() throws Exception {
        shop.close();
        kpoint.close();
        ground.close();
        Folders.delete(folder);
    }
}
