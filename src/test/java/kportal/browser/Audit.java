package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** What holds of every page: nothing scrolls sideways, WCAG 2.2 AA as far as axe sees, light and dark, a clean console. */
final class Audit {
    private static final String AXE = axe();
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            const only = arguments[0] ? { runOnly: arguments[0] } : {};
            axe.run(document, { ...only, resultTypes: ["violations"] }).then(
              result => done(result.violations.map(v =>
                v.id + ": " + v.help + v.nodes.map(n => "\\n    " + n.html + " " + n.failureSummary).join("")).join("\\n")),
              error => done("axe broke: " + error));
            """;
    private static final List<String> STANDARDS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final ChromeDriver driver;

    Audit(ChromeDriver driver) {
        this.driver = driver;
    }

    void page() {
        String where = stays();
        assertEquals("", axe(Map.of("type", "tag", "values", STANDARDS)), where + " in light");
        dark(true);
        // Colours are all that the dark changes.
        assertEquals("", axe(Map.of("type", "rule", "values", List.of("color-contrast"))), where + " in the dark");
        dark(false);
    }

    /** All that axe knows, good practice too, light and dark. */
    void everything() {
        String where = stays();
        assertEquals("", axe(null), where + " in light");
        dark(true);
        assertEquals("", axe(null), where + " in the dark");
        dark(false);
    }

    private String stays() {
        String where = driver.getCurrentUrl();
        fits();
        if (Boolean.FALSE.equals(driver.executeScript("return !!window.axe"))) {
            driver.executeScript(AXE);
        }
        return where;
    }

    void fits() {
        Object beyond = driver.executeScript(
                "const d = document.documentElement; return Math.max(0, d.scrollWidth - d.clientWidth)");
        assertEquals(0L, beyond, driver.getCurrentUrl() + " scrolls sideways, by so many pixels");
    }

    private Object axe(@Nullable Map<String, Object> what) {
        return Objects.requireNonNull(driver.executeAsyncScript(RUN, what));
    }

    private void dark(boolean on) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", on ? "dark" : "light"))));
    }

    /** But for what is as it should be: an answer 422, and a question that a newer one made needless. */
    void noErrors() {
        List<String> said = driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.matches(".*(status of 422|htmx:(sendAbort|afterRequest)).*"))
                .toList();
        assertEquals(List.of(), said, "the browser's console");
    }

    private static String axe() {
        try (InputStream in = Objects.requireNonNull(Audit.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
