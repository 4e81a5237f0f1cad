package kportal.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.OutputType;

/** Takes a page's picture, all of it. */
record Camera(Tab tab, Path folder) {
    /** A phone, a tablet on its end or half of a screen, and a desk. */
    private static final List<Integer> WIDTHS = List.of(360, 768, 1280);

    private static final int LEAST_HEIGHT = 800;

    void shoot(String name, String path) {
        tab.open(path);
        shoot(name);
    }

    /** At each width, light and dark; audited on the phone. */
    void shoot(String name) {
        tab.resize(WIDTHS.getFirst(), LEAST_HEIGHT);
        new Audit(tab.driver()).page();
        for (int width : WIDTHS) {
            for (String scheme : List.of("light", "dark")) {
                as("", "prefers-color-scheme", scheme);
                tab.resize(width, LEAST_HEIGHT);
                new Audit(tab.driver()).fits();
                Long whole = (Long) tab.driver()
                        .executeScript("return Math.max(innerHeight, document.documentElement.scrollHeight)");
                tab.resize(width, whole.intValue());
                keep(name + "-" + width + "-" + scheme);
            }
        }
    }

    /** On such a medium, and for a person with such a preference. */
    void as(String medium, String feature, String value) {
        tab.cdp(
                "Emulation.setEmulatedMedia",
                Map.of("media", medium, "features", List.of(Map.of("name", feature, "value", value))));
    }

    void keep(String name) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name + ".png"), tab.driver().getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
