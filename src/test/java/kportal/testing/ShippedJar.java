package kportal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** What is shipped, for tests that start it as a process of its own. */
public final class ShippedJar {
    /** What a JVM must have in common with the one that wrote the archive, to take it. */
    public static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dorg.jooq.no-logo=true",
            "-Dorg.jooq.no-tips=true");

    private static final Path JAR =
            Path.of(System.getProperty("soak.jar", "target/kportal.jar")).toAbsolutePath();

    private ShippedJar() {}

    public static Path path() {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("no " + JAR + ": these tests start the shipped jar, `make test` builds it");
        }
        return JAR;
    }

    /** Java, the archive of the jar's classes, and these flags; a portal starts in half the time with it. */
    public static List<String> java(List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-Xshare:auto", "-Xlog:cds*=off,aot*=off", "-XX:SharedArchiveFile=" + Archive.FILE));
        command.addAll(flags);
        return command;
    }

    /** As {@code make build} writes one; once for all the JVMs that run tests. */
    private static final class Archive {
        private static final Path FILE = write();

        private static Path write() {
            Path archive = JAR.resolveSibling("tests.jsa");
            try (FileChannel file = FileChannel.open(
                            JAR.resolveSibling("tests.jsa.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock alone = file.lock()) {
                if (alone.isValid() && !isOf(archive, path())) {
                    run(archive);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return archive;
        }

        private static boolean isOf(Path archive, Path jar) throws IOException {
            return Files.exists(archive)
                    && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) > 0;
        }

        private static void run(Path archive) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    "bash",
                    "src/main/scripts/class-archive.sh",
                    archive.toString(),
                    JAR.toString(),
                    Path.of(System.getProperty("java.home"), "bin", "java").toString()));
            command.addAll(FLAGS);
            Process script = new ProcessBuilder(command).inheritIO().start();
            if (script.onExit().join().exitValue() != 0) {
                throw new IllegalStateException("no archive of classes was written");
            }
        }
    }
}
