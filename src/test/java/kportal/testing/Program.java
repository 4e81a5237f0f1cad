package kportal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program as an operator starts it; for tests tagged {@code jar}. */
public final class Program {
    private static final List<String> FLAGS =
            List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8");

    private Program() {}

    /** {@code environment} is all that it gets of the portal's settings. */
    public static Process start(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(ShippedJar.java(FLAGS));
        command.addAll(List.of("-jar", ShippedJar.path().toString()));
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
