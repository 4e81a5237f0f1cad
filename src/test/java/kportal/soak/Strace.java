package kportal.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Watches a running portal's system calls, and kills it or breaks one of them at a moment that is counted, not timed. */
final class Strace implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/strace");

    private final Process process;
    private final Path output;

    private Strace(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Watches one thread alone, so that a count of its calls counts nothing else; returns once it does. */
    static Strace thread(long thread, Path output, String... options) {
        return attach(output, List.of("-p", String.valueOf(thread)), options);
    }

    /** Watches these threads, and none to come. */
    static Strace threads(List<Long> threads, Path output, String... options) {
        List<String> whom = threads.stream()
                .flatMap(thread -> Stream.of("-p", String.valueOf(thread)))
                .toList();
        return attach(output, whom, options);
    }

    /** Watches all threads, those to come too. Counts are each thread's own. */
    static Strace all(long process, Path output, String... options) {
        return attach(output, List.of("-f", "-p", String.valueOf(process)), options);
    }

    /** Watches these processes and their children to come. */
    static Strace family(List<Long> processes, Path output, String... options) {
        List<String> whom = new ArrayList<>(List.of("-f"));
        processes.forEach(process -> whom.addAll(List.of("-p", String.valueOf(process))));
        return attach(output, whom, options);
    }

    private static Strace attach(Path output, List<String> whom, String... options) {
        List<String> command = new ArrayList<>(program());
        command.addAll(List.of("-o", output.toString()));
        command.addAll(List.of(options));
        command.addAll(whom);
        try {
            Files.deleteIfExists(output);
            Process process = new ProcessBuilder(command).start();
            BufferedReader said = process.errorReader();
            long many = whom.stream().filter("-p"::equals).count();
            for (long i = 0; i < many; i++) {
                String line = said.readLine();
                if (line == null || !line.contains("attached")) {
                    throw new IllegalStateException("strace did not attach: " + line);
                }
            }
            return new Strace(process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What to start a program with. */
    static List<String> program() {
        if (!Files.isExecutable(PROGRAM)) {
            throw new IllegalStateException("strace is missing: run `make test`, which installs it");
        }
        return List.of(PROGRAM.toString());
    }

    /** All it has written; it ends with what it watches, but a moment later. */
    String whole() {
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return seen();
    }

    /** Whether it has broken a call. */
    boolean injected() {
        return seen().contains("INJECTED");
    }

    /** Options to make calls fail, on these files or, where none is named, on any. */
    static String[] failing(String calls, String error, List<Path> files) {
        List<String> options = new ArrayList<>(List.of("-y"));
        for (Path file : files) {
            options.addAll(List.of("-P", file.toString()));
        }
        options.addAll(List.of("-e", "trace=" + calls, "-e", "inject=" + calls + ":error=" + error));
        return options.toArray(String[]::new);
    }

    /** What it has written so far. */
    String seen() {
        try {
            return Files.exists(output) ? Files.readString(output) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets go of the portal, which runs on; or has gone with it already. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
