package kportal.browser;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import kportal.testing.TestPortal;

/** Two browsers for all tests of a class, for a start takes seconds: one with JavaScript, audited if so wished, and one without. */
final class Tabs implements AutoCloseable {
    private final URI root;
    private final boolean audited;
    private final Map<Boolean, Tab> open = new HashMap<>();

    Tabs(URI root, boolean audited) {
        this.root = root;
        this.audited = audited;
    }

    Tab lend(Way way) {
        return lend(way.screen, way.javascript);
    }

    Tab lend(boolean javascript) {
        return lend(Screen.PHONE, javascript);
    }

    Tab lend(Screen screen, boolean javascript) {
        return open.computeIfAbsent(javascript, on -> new Tab(root, screen, on, on && audited))
                .lend(screen);
    }

    /** Someone with a key, who may have bought already. */
    void as(TestPortal portal, String email, Screen screen, boolean javascript, BiConsumer<Tab, Counter> work) {
        try (Tab tab = lend(screen, javascript)) {
            new FrontDoor(tab).quickly(email);
            work.accept(tab, Counter.of(portal, email));
        }
    }

    @Override
    public void close() {
        open.values().forEach(Tab::quit);
    }
}
