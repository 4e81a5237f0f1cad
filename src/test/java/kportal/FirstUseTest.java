package kportal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kportal.testing.Browser;
import kportal.testing.Program;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What draws files, reads JSON or knows passkeys costs nothing until somebody wants it: its classes are loaded then, by the JVM's own word. */
@Tag("jar")
class FirstUseTest {
    private static final List<String> PDF = List.of("com.openhtmltopdf.", "org.apache.pdfbox.", "org.apache.fontbox.");
    private static final List<String> XLSX = List.of("org.dhatim.fastexcel.");
    private static final String JSON = "com.fasterxml.jackson.databind.ObjectMapper ";
    private static final String PASSKEYS = "com.yubico.webauthn.RelyingParty ";
    private static final String OTHER_KEYS = "com.google.crypto.tink.aead.XChaCha20Poly1305KeyManager ";

    @TempDir
    private Path folder;

    @Test
    void filesLoadTheirLibrariesAndAStartAndAPageDoNot() throws IOException {
        Process portal = start();
        try (var lines = portal.inputReader()) {
            Browser ada = browser(lines);
            assertEquals(303, ada.signUp("Ada Stores", "ada@shop.ng").status());
            assertEquals(200, ada.get("/transactions/export").status());
            assertEquals(Set.of(), loaded());
            assertEquals(200, ada.file("/transactions/export.xlsx").statusCode());
            assertEquals(Set.copyOf(XLSX), loaded());
            assertEquals(200, ada.file("/transactions/export.pdf").statusCode());
            Set<String> both = new TreeSet<>(PDF);
            both.addAll(XLSX);
            assertEquals(both, loaded());
        } finally {
            portal.destroy();
            portal.onExit().join();
        }
    }

    @Test
    void aStartAndTheFirstPagesLoadWhatTheyShow() throws IOException {
        Process portal = start();
        try (var lines = portal.inputReader()) {
            Browser ada = browser(lines);
            for (String page : List.of("/", "/login", "/signup", "/health")) {
                assertEquals(200, ada.get(page).status());
            }
            List<String> unasked = List.of(JSON, PASSKEYS, OTHER_KEYS);
            assertEquals(
                    List.of(),
                    Files.readAllLines(log()).stream()
                            .filter(line -> unasked.stream().anyMatch(line::contains))
                            .toList());
            assertEquals(303, ada.signUp("Ada Stores", "ada@shop.ng").status());
            assertEquals(200, ada.get("/transactions/export.json").status());
            assertTrue(Files.readString(log()).contains(JSON));
        } finally {
            portal.destroy();
            portal.onExit().join();
        }
    }

    private Process start() throws IOException {
        return Program.start(Map.of(
                "PORT",
                "0",
                "DATA_DIR",
                folder.resolve("data").toString(),
                "JAVA_TOOL_OPTIONS",
                "-Xlog:class+load:file=" + log()));
    }

    private static Browser browser(BufferedReader lines) throws IOException {
        String ready = lines.readLine();
        assertNotNull(ready);
        return new Browser(URI.create(ready.substring(ready.indexOf("http://"))));
    }

    private Path log() {
        return folder.resolve("classes.log");
    }

    /** Of the libraries, those that a class was loaded of. */
    private Set<String> loaded() throws IOException {
        Set<String> loaded = new TreeSet<>();
        for (String line : Files.readAllLines(log())) {
            for (List<String> library : List.of(PDF, XLSX)) {
                library.stream().filter(line::contains).forEach(loaded::add);
            }
        }
        return loaded;
    }
}
