package kportal.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.openqa.selenium.Keys;

/** The list of what was bought. */
record History(Tab tab) {
    void open() {
        tab.open("/transactions");
        tab.arrive("/transactions", "History");
    }

    /** By htmx: the list changes, the page stays. On a phone the rest of the filter is folded: unfolded, it is audited too. */
    void search(String words, int rows) {
        unfold();
        tab.fill("q", words + Keys.TAB);
        find();
        tab.await(d -> d.getCurrentUrl().contains("?q=") && rows() == rows, rows + " rows");
        tab.audit();
    }

    /** Chooses from the folded rest. */
    void narrow(String name, String value, int rows) {
        unfold();
        tab.choose(name, value);
        find();
        tab.await(d -> d.getCurrentUrl().contains(name + "=" + value) && rows() == rows, rows + " rows");
    }

    /** With scripts the list follows by itself. */
    private void find() {
        if (!tab.scripted()) {
            tab.press(".find button");
        }
    }

    void unfold() {
        if (tab.shows(".filter .more:not([open]) summary")) {
            tab.press(".filter .more summary");
        }
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
