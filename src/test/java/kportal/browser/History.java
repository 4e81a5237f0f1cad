package kportal.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

record History(Tab tab) {
    void open() {
        tab.open("/transactions");
        tab.arrive("/transactions", "History");
    }

    /** By htmx: the list changes, the page stays. */
    void narrow(String service, int rows) {
        tab.choose("service", service);
        tab.await(d -> d.getCurrentUrl().contains("service=" + service) && rows() == rows, rows + " rows");
        tab.audit();
    }

    int rows() {
        return tab.count("tr[data-id]");
    }

    String download() {
        tab.press("a[download]");
        return tab.await(d -> whole(), "a downloaded CSV");
    }

    /** Null while it is on its way: Chromium names it so only when it has all of it. */
    private String whole() {
        try (Stream<Path> files = Files.list(tab.downloads())) {
            Path csv =
                    files.filter(f -> f.toString().endsWith(".csv")).findFirst().orElse(null);
            return csv == null ? null : Files.readString(csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
