package kportal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import kportal.testing.Program;
import kportal.testing.RawHttp;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The program as an operator starts it: what is wrong is one line, and the exit code is 2. */
@Tag("jar")
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
    void aMetricsPortInUseIsOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            stops(
                    Map.of("METRICS_PORT", port),
                    "METRICS_PORT is \"" + port + "\", METRICS_HOST is \"127.0.0.1\"; they take an address");
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
    void anUnnamedProxyIsALineForPeople() throws IOException {
        List<String> lines = startedWith(Map.of("PUBLIC_URL", "https://shop.example"));
        assertEquals(1, lines.size(), lines.toString());
        assertTrue(
                lines.getFirst().contains("WARN  Main - PUBLIC_URL is https, but TRUSTED_PROXIES"), lines.toString());
    }

    @Test
    void anUnnamedProxyIsALineForMachines() throws IOException {
        List<String> lines = startedWith(Map.of("PUBLIC_URL", "https://shop.example", "LOG_FORMAT", "json"));
        assertEquals(1, lines.size(), lines.toString());
        JsonNode line = new ObjectMapper().readTree(lines.getFirst());
        assertEquals("WARN", line.path("level").asText());
        assertEquals("kportal.Main", line.path("loggerName").asText());
        assertTrue(line.path("formattedMessage").asText().startsWith("PUBLIC_URL is https"), lines.toString());
    }

    @Test
    void aLineForMachinesNamesItsRequest() throws IOException {
        Process portal = start(Map.of("LOG_FORMAT", "json"));
        try (var lines = portal.inputReader();
                var errors = portal.errorReader()) {
            URI root = URI.create(String.valueOf(lines.readLine()).replaceFirst(".*open ", ""));
            String answer = RawHttp.send(root, "BREW / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            JsonNode line = new ObjectMapper().readTree(errors.readLine());
            assertEquals(
                    "a request that no browser sends",
                    line.path("formattedMessage").asText());
            String id = line.path("mdc").path("request").asText();
            assertTrue(answer.contains("X-Request-Id: " + id + "\r\n"), line + answer);
        } finally {
            portal.destroy();
            portal.onExit().join();
        }
    }

    @Test
    void whatIsAsItShouldBeIsNoLine() throws IOException {
        assertEquals(List.of(), startedWith(Map.of()));
        assertEquals(
                List.of(), startedWith(Map.of("PUBLIC_URL", "https://shop.example", "TRUSTED_PROXIES", "127.0.0.1")));
    }

    /** All that it said on standard error until it was ready and stopped again. */
    private List<String> startedWith(Map<String, String> settings) throws IOException {
        Process portal = start(settings);
        try (var lines = portal.inputReader();
                var errors = portal.errorReader()) {
            assertTrue(String.valueOf(lines.readLine()).startsWith("Kportal is ready"));
            // Process.destroy would close what is to be read.
            portal.toHandle().destroy();
            return errors.lines().toList();
        } finally {
            portal.destroy();
            portal.onExit().join();
        }
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

    /** Where nothing real is bought, mails that are files are what one wants. */
    @Test
    void withoutAMailServerBesideTheRealKpointAStartSaysSo() throws IOException {
        Map<String, String> real =
                Map.of("KPOINT_BASE_URL", "https://kpoint.example/api", "PUBLIC_URL", "https://portal.example");
        assertTrue(saidAtStart(real).contains("SMTP_URL is not set: nobody gets a mail"));
        assertFalse(saidAtStart(Map.of()).contains("SMTP_URL"));
    }

    private String saidAtStart(Map<String, String> environment) throws IOException {
        Process portal = start(environment);
        try (var lines = portal.inputReader();
                var wrong = portal.errorReader()) {
            assertTrue(String.valueOf(lines.readLine()).startsWith("Kportal is ready"));
            // By its handle: the process itself would close what it said.
            portal.toHandle().destroy();
            portal.onExit().join();
            return wrong.lines().collect(Collectors.joining("\n"));
        } finally {
            portal.destroy();
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private String stops(Map<String, String> environment, String beginning, String... arguments) {
        try {
            Process portal = start(environment, arguments);
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

    private Process start(Map<String, String> environment, String... arguments) {
        Map<String, String> all = new HashMap<>(
                Map.of("PORT", "0", "DATA_DIR", folder.resolve("data").toString()));
        all.putAll(environment);
        return Program.start(all, arguments);
    }

    @Test
    void theHelpListsTheCommands() throws Exception {
        Process help = start(Map.of(), "--help");
        String out = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, help.waitFor());
        assertTrue(out.contains("kportal.jar rotate-keys") && out.contains("kportal.jar verify-audit"), out);
        assertFalse(Files.exists(folder.resolve("data")));
    }

    @Test
    void whatIsNoCommandIsOneLine() {
        stops(Map.of(), "\"rotate-key\" is no command; --help lists them", "rotate-key");
        stops(Map.of(), "\"rotate-keys\" takes no word after it: rotate-keys", "rotate-keys", "now");
        String none =
                "DATABASE_URL is \"jdbc:sqlite:" + folder.resolve("data/kportal.db") + "\"; there is no such file";
        stops(Map.of(), none, "verify-audit");
        stops(Map.of(), none, "rotate-keys");
        assertFalse(Files.exists(folder.resolve("data")));
    }

    /** Beside a portal that serves, which holds the lock. */
    @ParameterizedTest
    @EnumSource
    void theLogIsVerifiedBesideARunningPortal(Store store) throws Exception {
        try (TestPortal portal = TestPortal.start(store)) {
            portal.signUp("Ada Stores", "ada@shop.ng");
            assertTrue(verify(portal, 0).endsWith("nothing was changed or removed\n"));
            portal.database().run(sql -> {
                sql.execute(
                        store == Store.SQLITE
                                ? "drop trigger audit_entries_fixed"
                                : "drop trigger audit_entries_fixed on audit_entries");
                sql.execute("update audit_entries set detail = 'x'");
            });
            assertTrue(verify(portal, 1).contains("entry 1 was changed or removed"));
            assertEquals(200, portal.browser().get("/health").status());
        }
    }

    private String verify(TestPortal portal, int code) throws Exception {
        Process check = start(Map.of("DATABASE_URL", portal.settings().databaseUrl()), "verify-audit");
        String out = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(code, check.waitFor(), out);
        return out;
    }

    @Test
    void aKeysetThatIsWrongOrOpenToOthersIsOneLine() throws IOException {
        try (TestPortal first = TestPortal.start(Store.SQLITE)) {
            first.again(Map.of()).close();
            Path keyset = first.settings().keysetFile();
            Map<String, String> itsOwn =
                    Map.of("DATABASE_URL", first.settings().databaseUrl(), "KEYSET_FILE", keyset.toString());
            String name = "KEYSET_FILE is \"" + keyset + "\"; ";
            Files.setPosixFilePermissions(keyset, PosixFilePermissions.fromString("rw-r-----"));
            stops(itsOwn, name + "others than its owner may read it; chmod 600 it");
            stops(itsOwn, name + "others than its owner may read it; chmod 600 it", "rotate-keys");
            Files.setPosixFilePermissions(keyset, PosixFilePermissions.fromString("rw-------"));
            Files.writeString(keyset, "{}");
            stops(itsOwn, name + "it can't be read as a keyset");
            Files.delete(keyset);
            try (TestPortal other = TestPortal.start(Store.SQLITE)) {
                Files.copy(other.settings().keysetFile(), keyset, StandardCopyOption.COPY_ATTRIBUTES);
            }
            stops(itsOwn, name + "it is not the keyset that this database was encrypted with");
            stops(itsOwn, name + "it is not the keyset that this database was encrypted with", "rotate-keys");
        }
    }
}
