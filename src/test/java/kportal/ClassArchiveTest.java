package kportal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that a build makes, by the same script and flags: used, and never in the place of newer code. */
@Tag("jar")
class ClassArchiveTest {
    @TempDir
    private Path folder;

    @Test
    void itIsUsedAndCannotServeOldCode() throws Exception {
        copyShipped();
        List<String> script = new ArrayList<>(List.of("bash", script(), "kportal.jsa", "kportal.jar", java()));
        script.addAll(flags());
        run(script);
        assertTrue(usesArchive(), "not used at all");

        Path library = folder.resolve("lib/libraries.jar");
        Path kept = Files.copy(library, folder.resolve("kept"), StandardCopyOption.COPY_ATTRIBUTES);
        add(library, "another-version", "of the same name");
        assertFalse(usesArchive(), "a library was replaced");
        Files.copy(kept, library, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        assertTrue(usesArchive(), "the same library again");

        replaceMain();
        assertTrue(help().contains("newer code"));
    }

    private boolean usesArchive() throws IOException, InterruptedException {
        return help().contains("kportal.Main source: shared objects file");
    }

    private static void add(Path jar, String name, String text) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            Files.writeString(files.getPath(name), text);
        }
    }

    private void copyShipped() throws IOException {
        Path shipped = Path.of("target/kportal.jar");
        assertTrue(Files.exists(shipped), "no jar: `make test` packs it first");
        Files.copy(shipped, folder.resolve("kportal.jar"));
        Files.createDirectory(folder.resolve("lib"));
        try (Stream<Path> libraries = Files.list(Path.of("target/lib"))) {
            for (Path library : libraries.toList()) {
                Files.copy(
                        library,
                        folder.resolve("lib").resolve(library.getFileName()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Another program under the name of the portal's first class. */
    private void replaceMain() throws IOException {
        Path source = Files.createDirectories(folder.resolve("new/kportal")).resolve("Main.java");
        Files.writeString(
                source,
                "package kportal; public class Main { public static void main(String[] a) {"
                        + " System.out.println(\"newer code\"); } }");
        int compiled = ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString());
        assertEquals(0, compiled);
        try (FileSystem jar = FileSystems.newFileSystem(folder.resolve("kportal.jar"))) {
            Files.copy(
                    source.resolveSibling("Main.class"),
                    jar.getPath("/kportal/Main.class"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String help() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java(), "-XX:SharedArchiveFile=kportal.jsa"));
        command.addAll(List.of("-Xlog:class+load", "-Xlog:cds*=off,aot*=off"));
        command.addAll(flags());
        command.addAll(List.of("-jar", "kportal.jar", "--help"));
        return run(command);
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    /** Those of {@code make run}: with too small a heap the JVM would not start from the archive at all. */
    private static List<String> flags() throws IOException {
        String makefile = Files.readString(Path.of("Makefile")).replace("\\\n", " ");
        return Stream.of("MEMORY", "FLAGS")
                .map(name -> makefile.lines()
                        .filter(line -> line.startsWith(name + " = "))
                        .findFirst()
                        .orElseThrow())
                .flatMap(line ->
                        Stream.of(line.substring(line.indexOf('=') + 1).strip().split("\\s+")))
                .toList();
    }

    private static String script() {
        return Path.of("src/main/scripts/class-archive.sh").toAbsolutePath().toString();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
