package kportal.browser;

import java.util.List;
import java.util.Map;

/** What was copied. A page may copy as its own button is pressed, but read only with a permission: given for a moment. */
record Clipboard(Tab tab) {
    String text() {
        tab.cdp("Browser.grantPermissions", Map.of("permissions", List.of("clipboardReadWrite")));
        Object text = tab.driver()
                .executeAsyncScript(
                        "const done = arguments[0]; navigator.clipboard.readText().then(done, why => done(String(why)))");
        tab.cdp("Browser.resetPermissions", Map.of());
        return String.valueOf(text);
    }
}
