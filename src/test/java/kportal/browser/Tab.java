package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** One person's browser, on one screen, at one portal. Each page that it arrives at is audited. {@link Tabs} lends one again and again. */
final class Tab implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Half a second, Selenium's own, is longer than most pages take. */
    private static final Duration OFTEN = Duration.ofMillis(50);

    private final URI root;
    private final Path downloads = Chromium.newFolder();
    private final ChromeDriver driver;
    private final boolean scripted;
    private final @Nullable Audit audit;
    private boolean lent;

    Tab(URI root, Screen screen) {
        this(root, screen, true, true);
    }

    Tab(URI root, Screen screen, boolean javascript, boolean audited) {
        this.root = root;
        this.driver = Chromium.start(downloads, javascript);
        this.scripted = javascript;
        this.audit = audited ? new Audit(driver) : null;
        resize(screen.width, screen.height);
    }

    /** As new, for somebody who is nobody here yet; it stays when it is closed. */
    Tab lend(Screen screen) {
        lent = true;
        cdp("Network.clearBrowserCookies", Map.of());
        cdp("Emulation.setEmulatedMedia", Map.of("media", ""));
        for (File download : Objects.requireNonNull(downloads.toFile().listFiles())) {
            assertTrue(download.delete(), download + " is left of who was here before");
        }
        resize(screen.width, screen.height);
        return this;
    }

    /** Whether scripts run here. */
    boolean scripted() {
        return scripted;
    }

    void resize(int width, int height) {
        resize(width, height, 1);
    }

    /** As such a screen shows it, with twice the dots. */
    void sharpen(Screen screen) {
        resize(screen.width, screen.height, 2);
    }

    /** At 200 %: half as many CSS pixels, each of two dots. */
    void zoom(Screen screen) {
        resize(screen.width / 2, screen.height / 2, 2);
    }

    private void resize(int width, int height, int sharpness) {
        cdp(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", sharpness, "mobile", false));
    }

    void cdp(String command, Map<String, Object> parameters) {
        driver.executeCdpCommand(command, parameters);
    }

    ChromeDriver driver() {
        return driver;
    }

    Path downloads() {
        return downloads;
    }

    void open(String path) {
        driver.get(root.resolve(path).toString());
    }

    String path() {
        return URI.create(driver.getCurrentUrl()).getPath();
    }

    /** Waits until it is at such a path, under such a heading; then audits the page. */
    void arrive(String path, String heading) {
        await(d -> path().matches(path) && text("h1").contains(heading), path + " headed " + heading);
        audit();
    }

    void audit() {
        if (audit != null) {
            audit.page();
        }
    }

    <T> T await(Function<WebDriver, T> condition, String what) {
        return new WebDriverWait(driver, PATIENCE, OFTEN)
                // A page that is just going away has no answers.
                .ignoring(WebDriverException.class)
                .withMessage(() -> what + ", but is at " + driver.getCurrentUrl() + ": " + text("main"))
                .until(condition);
    }

    /** Waits for it. */
    WebElement find(String css) {
        return await(
                d -> d.findElements(By.cssSelector(css)).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElse(null),
                css);
    }

    boolean shows(String css) {
        return await(
                        d -> Optional.of(
                                d.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed)),
                        css)
                .get();
    }

    /** Empty when it isn't there. */
    String text(String css) {
        List<WebElement> found = driver.findElements(By.cssSelector(css));
        return found.isEmpty() ? "" : found.getFirst().getText();
    }

    /** Also what only a screen reader hears. */
    String spoken(String css) {
        String text = driver.findElement(By.cssSelector(css)).getDomProperty("textContent");
        return text == null ? "" : text;
    }

    void fill(String name, String value) {
        WebElement field = find("[name=" + name + "]");
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), value);
    }

    void choose(String name, String value) {
        find("select[name=" + name + "] option[value='" + value + "']");
        await(
                d -> {
                    // A proposal may replace the list in between: then once more.
                    new Select(find("select[name=" + name + "]")).selectByValue(value);
                    return value(name).equals(value);
                },
                value + " chosen");
    }

    void press(String css) {
        find(css).click();
    }

    /** Presses what leads to another page, and waits until this one has gone. */
    void submit(String css) {
        driver.executeScript("window.left = true");
        press(css);
        await(
                d -> driver.executeScript("return !window.left && document.readyState === 'complete'")
                        .equals(true),
                css + " leads on");
    }

    /** The id of what has the focus. */
    String focused() {
        String id = driver.switchTo().activeElement().getDomProperty("id");
        return id == null ? "" : id;
    }

    String focusedClass() {
        String name = driver.switchTo().activeElement().getDomProperty("className");
        return name == null ? "" : name;
    }

    int count(String css) {
        return driver.findElements(By.cssSelector(css)).size();
    }

    String value(String name) {
        String value = find("[name=" + name + "]").getDomProperty("value");
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        try {
            if (audit != null) {
                audit.noErrors();
            }
        } finally {
            if (!lent) {
                quit();
            }
        }
    }

    void quit() {
        driver.quit();
    }
}
