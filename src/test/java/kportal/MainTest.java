package kportal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as an operator starts it: what is wrong is one line, and the exit code is 2. */
class MainTest {
    @TempDir
    private Path folder;

    @Test
    void aWrongSettingIsOneLine() {
        stops(Map.of("PORT", "eighty"), "PORT is \"eighty\"; it takes a whole number from 0 to 65535");
    }

    @Test
    void aPortInUseIsOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            stops(Map.of("PORT", port), "PORT is \"" + port + "\", HOST is \"127.0.0.1\"; they take an address");
        }
    }

    @Test
    void aHostThatIsNotOursIsOneLine() {
        stops(Map.of("HOST", "192.0.2.1"), "PORT is \"0\", HOST is \"192.0.2.1\"; they take an address");
        stops(Map.of("HOST", "no-such-host.invalid"), "PORT is \"0\", HOST is \"no-such-host.invalid\"; they take");
    }

    @Test
    void aFolderThatCannotBeMadeIsOneLine() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        stops(Map.of("DATA_DIR", file + "/data"), "DATA_DIR is \"" + file + "/data\"; it takes a folder");
    }

    @Test
    void aSecondPortalOnTheSameFileIsOneLine() {
        try (TestPortal first = TestPortal.start(Store.SQLITE)) {
            String url = first.settings().databaseUrl();
            stops(Map.of("DATABASE_URL", url), "DATABASE_URL is \"" + url + "\"; another portal serves from this file");
            assertEquals(200, first.browser().get("/health").status());
        }
    }

    @Test
    void aDatabaseThatIsDownIsOneLineWithoutItsPassword() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/kportal?user=kportal&password=hunter2";
        String line = stops(
                Map.of("DATABASE_URL", url),
                "DATABASE_URL is \"jdbc:postgresql://127.0.0.1:" + port + "/kportal?user=kportal&password=…\"; it takes"
                        + " a PostgreSQL that can be reached: ");
        assertFalse(line.contains("hunter2"), line);
    }

    @Test
    void aKeysetThatIsGoneIsOneLine() throws IOException {
        Process portal = start(Map.of());
        try (var lines = portal.inputReader()) {
            assertTrue(String.valueOf(lines.readLine()).startsWith("Kportal is ready: open http://localhost:"));
        } finally {
            portal.destroy();
            portal.onExit().join();
        }
        assertEquals("rwx------", permissions(folder.resolve("data")));
        for (String file : List.of("kportal.db", "kportal.db.lock", "keyset.json")) {
            assertEquals("rw-------", permissions(folder.resolve("data").resolve(file)), file);
        }
        Path keyset = folder.resolve("data/keyset.json");
        Files.delete(keyset);
        stops(Map.of(), "KEYSET_FILE is \"" + keyset + "\"; there is no such file, but the database holds keys");
        assertFalse(Files.exists(keyset));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private String stops(Map<String, String> environment, String beginning) {
        try {
            Process portal = start(environment);
            String out = new String(portal.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(portal.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(portal.waitFor(30, TimeUnit.SECONDS), "it does not end");
            assertEquals(2, portal.exitValue(), err);
            assertEquals("", out);
            assertTrue(err.startsWith(beginning), err);
            assertEquals(1, err.lines().count(), err);
            return err;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process start(Map<String, String> environment) throws IOException {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.jooq.no-logo=true",
                "-Dorg.jooq.no-tips=true",
                "-cp",
                System.getProperty("java.class.path"),
                "kportal.Main");
        java.environment()
                .keySet()
                .removeIf(name -> name.matches("PORT|HOST|DATA.*|.*_URL|.*PROXIES|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS"));
        java.environment()
                .putAll(Map.of("PORT", "0", "DATA_DIR", folder.resolve("data").toString()));
        java.environment().putAll(environment);
        return java.start();
    }
}
