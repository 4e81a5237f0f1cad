package kportal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

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

/** What draws files costs nothing until somebody wants one: its classes are loaded then, by the JVM's own word. */
@Tag("jar")
class FirstUseTest {
    private static final List<String> PDF = List.of("com.openhtmltopdf.", "org.apache.pdfbox.", "org.apache.fontbox.");
    private static final List<String> XLSX = List.of("org.dhatim.fastexcel.");

    @TempDir
    private Path folder;

    @Test
    void filesLoadTheirLibrariesAndAStartAndAPageDoNot() throws IOException {
        Process portal = Program.start(Map.of(
                "PORT",
                "0",
                "DATA_DIR",
                folder.resolve("data").toString(),
                "JAVA_TOOL_OPTIONS",
                "-Xlog:class+load:file=" + log()));
        try (var lines = portal.inputReader()) {
            String ready = lines.readLine();
            assertNotNull(ready);
            Browser ada = new Browser(URI.create(ready.substring(ready.indexOf("http://"))));
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
