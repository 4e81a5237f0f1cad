package kportal.apidocs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs a snippet as whoever pasted it would; where the machine lacks the language, the test is skipped and says so. */
public final class Programs {
    private record Program(String name, String ending, List<String> probe) {}

    private static final Map<String, Program> BY_LANGUAGE = Map.of(
            "curl", new Program("bash", ".sh", List.of("bash", "-c", "command -v curl")),
            "javascript", new Program("node", ".mjs", List.of("node", "-e", "fetch")),
            "php", new Program("php", ".php", List.of("php", "-r", "exit(function_exists('curl_init') ? 0 : 1);")),
            "python", new Program("python3", ".py", List.of("python3", "-c", "import urllib.request")));
    private static final Map<String, Boolean> THERE = new ConcurrentHashMap<>();

    private Programs() {}

    /** What it printed, with this key where the snippet has none. */
    public static String run(Path folder, String language, String snippet, String key) {
        Program program = BY_LANGUAGE.get(language);
        Assumptions.assumeTrue(
                THERE.computeIfAbsent(language, any -> succeeds(program.probe())),
                () -> "this machine has no " + program.name() + " to run a snippet in " + language);
        try {
            Path file = Files.createTempFile(folder, "snippet", program.ending());
            Files.writeString(file, snippet.replace("YOUR_API_KEY", key));
            return output(List.of(program.name(), file.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            output(command);
            return true;
        } catch (IOException | IllegalStateException missing) {
            return false;
        }
    }

    private static String output(List<String> command) throws IOException {
        Path said = Files.createTempFile("kportal-snippet", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            String words = Files.readString(said);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + words);
            }
            return words;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Files.delete(said);
        }
    }
}
