package kportal.history;

import java.util.ArrayList;
import java.util.List;
import kportal.testing.Browser;
import kportal.testing.Page;
import org.jsoup.nodes.Element;

/** The history as a person pages through it. */
final class ShownRows {
    private ShownRows() {}

    static List<String> ids(Page page) {
        return page.select("#results [data-id]").eachAttr("data-id");
    }

    /** From the newest to the last of the older ones. */
    static List<String> all(Browser browser, String path) {
        List<String> ids = new ArrayList<>();
        String next = path;
        while (next != null) {
            Page page = browser.get(next);
            if (page.status() != 200) {
                throw new AssertionError(next + " answered " + page.status() + ": " + page.text());
            }
            ids.addAll(ids(page));
            Element older = page.html().selectFirst("#results a[rel=next]");
            next = older == null ? null : older.attr("href");
        }
        return ids;
    }
}
