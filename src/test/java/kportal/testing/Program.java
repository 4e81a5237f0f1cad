package kportal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program as an operator starts it, from the classes that the tests run with. */
public final class Program {
    private static final List<String> FLAGS = List.of(
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dorg.jooq.no-logo=true",
            "-Dorg.jooq.no-tips=true");

    private Program() {}

    /** {@code environment} is all that it gets of the portal's settings. */
    public static Process start(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "kportal.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder java = new ProcessBuilder(command);
        java.environment()
                .keySet()
                .removeIf(name -> name.matches("PORT|HOST|DATA.*|.*_URL|.*PROXIES|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS"));
        java.environment().putAll(environment);
        try {
            return java.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
