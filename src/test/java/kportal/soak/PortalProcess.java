package kportal.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import kportal.testing.ShippedJar;

/** The shipped jar as a process of its own, with the memory of {@code make run}. */
public final class PortalProcess implements AutoCloseable {
    /** Only the first compiler: a portal that lives for a second would spend it on compiling. */
    private static final List<String> FLAGS = List.of(
            "-Xmx192m",
            "-XX:MaxMetaspaceSize=128m",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:MaxDirectMemorySize=32m",
            "-XX:TieredStopAtLevel=1",
            "-Djdk.virtualThreadScheduler.parallelism=16",
            "-Xlog:disable");

    /** Those that run: a harness that is stopped leaves none behind. */
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(PortalProcess::destroyAll)));
    }

    private final Process process;
    private volatile int port;
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

    private PortalProcess(Process process) {
        this.process = process;
        RUNNING.add(process);
        process.onExit().thenRun(() -> RUNNING.remove(process));
        Thread.ofVirtual().start(this::listen);
    }

    /**
     * Starts it, and doesn't wait.
     *
     * @param under a program and its arguments to start it with; none: by itself
     */
    public static PortalProcess launch(Map<String, String> settings, Path errors, List<String> under, String... flags) {
        return launch(ShippedJar.path(), settings, errors, under, flags);
    }

    /** Another version's jar. */
    static PortalProcess launch(
            Path jar, Map<String, String> settings, Path errors, List<String> under, String... flags) {
        List<String> command = new ArrayList<>(under);
        command.addAll(ShippedJar.java(FLAGS));
        command.addAll(List.of(flags));
        command.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(settings);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
        try {
            return new PortalProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("Kportal is ready")) {
                    port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
                    ready.complete(true);
                }
            }
        } catch (IOException gone) {
            // As below.
        }
        ready.complete(false);
    }

    /** False: it ended before it served. */
    public boolean awaitReady() {
        try {
            return ready.get(60, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IllegalStateException("the portal neither started nor ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where it serves, once it is ready. */
    public URI root() {
        return URI.create("http://127.0.0.1:" + port);
    }

    long pid() {
        return process.pid();
    }

    /** The one thread that writes to SQLite. */
    long writerThread() {
        return threads("db-writer").stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the portal has no writer thread"));
    }

    /** Those that carry the virtual threads: a purchase's call is made on one of them. */
    List<Long> carrierThreads() {
        return threads("ForkJoinPool-1-");
    }

    private List<Long> threads(String named) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(pid()), "task"))) {
            return threads.filter(thread -> name(thread).equals(named))
                    .map(thread -> Long.valueOf(thread.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).strip();
        } catch (IOException ended) {
            return "";
        }
    }

    boolean hasOpen(Path file) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(pid()), "fd"))) {
            return open.anyMatch(each -> leadsTo(each).equals(file.toString()));
        }
    }

    private static String leadsTo(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    /** SIGKILL: nothing of it runs any more. */
    void kill() {
        process.destroyForcibly();
    }

    /** SIGTERM, as an operator stops it. */
    void terminate() {
        process.destroy();
    }

    boolean awaitExit(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void destroyAll(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        destroyAll(process);
        awaitExit(10_000);
    }
}
