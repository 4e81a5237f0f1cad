package kportal.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Purchases by a portal whose every write is traced. */
final class OrderTrace {
    /** Bytes of a page of the database: a frame's whole, so that the number can be seen in it. */
    private static final String PAGE = "4096";

    private OrderTrace() {}

    static DiskOrder of(int purchases) throws Exception {
        Path folder = Files.createTempDirectory("kportal-order");
        try (PretendedKpoint kpoint = new PretendedKpoint(folder.resolve("reached.log"));
                Shop shop = Shop.open(folder, kpoint, "")) {
            Path trace = folder.resolve("trace.txt");
            shop.portal().close();
            List<String> under = new ArrayList<>(Strace.program());
            under.addAll(List.of("-f", "--seccomp-bpf", "-yy", "-s", PAGE, "-o", trace.toString()));
            under.addAll(List.of("-e", "trace=fsync,fdatasync,pwrite64,write,writev,sendto"));
            shop.launch(under);
            shop.awaitReady();
            buy(shop, purchases);
            shop.portal().close();
            return read(trace, kpoint.url().getPort(), shop.port());
        } finally {
            Folders.delete(folder);
        }
    }

    private static DiskOrder read(Path trace, int kpoint, int portal) throws IOException {
        try (Stream<String> lines = Files.lines(trace)) {
            return new DiskOrder(kpoint, portal, OrderTrace::number).read(lines::iterator);
        }
    }

    /** Without the zero that a phone number is kept without. */
    private static String number(int purchase) {
        return "803%07d".formatted(purchase);
    }

    private static void buy(Shop shop, int purchases) {
        for (Ware ware : Ware.values()) {
            shop.openForm(ware);
        }
        for (int i = 0; i < purchases; i++) {
            Ware ware = Ware.of(i);
            Shop.expect(303, shop.pay(ware, shop.draft(ware, "0" + number(i))));
        }
    }
}
