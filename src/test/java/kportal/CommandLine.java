package kportal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import kportal.settings.SettingError;

/** An operator's command without a process of its own, which takes seconds: {@link MainTest} starts some in earnest. */
public final class CommandLine {
    private CommandLine() {}

    /** What it says; of one that can't be run, the line of why not. */
    public static String run(int code, Map<String, String> settings, String... words) {
        StringBuilder said = new StringBuilder();
        assertEquals(code, code(settings, List.of(words), said), said.toString());
        return said.toString();
    }

    private static int code(Map<String, String> settings, List<String> words, StringBuilder said) {
        try {
            return Commands.run(words, settings, line -> said.append(line).append('\n'));
        } catch (SettingError e) {
            said.append(e.getMessage()).append('\n');
            return 2;
        }
    }
}
