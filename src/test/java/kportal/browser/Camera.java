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
    void shoot(String name, String path) {
        tab.open(path);
        shoot(name);
    }

    /** At both widths, light and dark. */
    void shoot(String name) {
        for (Screen screen : Screen.values()) {
            for (String scheme : List.of("light", "dark")) {
                as("", "prefers-color-scheme", scheme);
                tab.resize(screen.width, screen.height);
                Long whole = (Long) tab.driver()
                        .executeScript("return Math.max(innerHeight, document.documentElement.scrollHeight)");
                tab.resize(screen.width, whole.intValue());
                keep(name + "-" + screen.width + "-" + scheme);
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
