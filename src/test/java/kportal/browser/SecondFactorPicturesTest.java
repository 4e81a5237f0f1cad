package kportal.browser;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** Pictures of the second factor's pages and states, on the way of the journey that comes by them all. */
@Tag("screenshots")
class SecondFactorPicturesTest extends SecondFactorJourneyTest {
    @Override
    void stands(Tab tab, String state) {
        if (tab.scripted()) {
            new Camera(tab, Path.of("target", "screenshots")).shoot(state);
            tab.resize(Screen.PHONE.width, Screen.PHONE.height);
        }
    }
}
