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
    private int purchases;

    Chain(Ground ground) throws IOException {
        this.folder = Files.createTempDirectory("kportal-chain");
        this.ground = ground;
        this.kpoint = new PretendedKpoint(folder.resolve("reached.log"));
        this.shop = Shop.open(folder, kpoint, ground.databaseUrl());
    }

    /** Dies once at the point; {@code turn} picks the service and, where a point has several, the exact call. */
    Verdict die(CrashPoint point, int turn) throws Exception {
        return new CrashRun(shop, ground, kpoint, Ware.at(point, turn), "0803%07d".formatted(++purchases), turn)
                .at(point);
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
