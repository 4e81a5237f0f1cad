package kportal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The one jar of libraries holds what theirs did, and the Java that is shipped has what they ask for. */
@Tag("jar")
class ShippedLibrariesTest {
    /** Javassist could attach a debugger to its own process; nothing asks it to. */
    private static final Set<String> UNUSED = Set.of("jdk.attach", "jdk.jdi");

    @Test
    void everyServiceHasItsProviders() throws IOException {
        Set<String> theirs = providers(jars("target/jars"));
        assertTrue(theirs.contains("META-INF/services/java.sql.Driver org.postgresql.Driver"), theirs.toString());
        assertEquals(theirs, providers(List.of(Path.of("target/lib/libraries.jar"))));
    }

    @Test
    void everyFileButSignaturesAndLicencesIsThere() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path jar : jars("target/jars")) {
            missing.addAll(names(jar));
        }
        missing.removeAll(names(Path.of("target/lib/libraries.jar")));
        missing.removeIf(
                name -> name.matches("META-INF/(MANIFEST|INDEX|LICENSE|NOTICE|DEPENDENCIES|maven/|[^/]+\\.(SF|RSA)).*")
                        || name.endsWith("module-info.class"));
        assertEquals(Set.of(), missing);
    }

    @Test
    void licencesAreShippedBesideThem() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target/legal"))) {
            Set<String> libraries = files.filter(Files::isRegularFile)
                    .map(file ->
                            Path.of("target/legal").relativize(file).getName(0).toString())
                    .collect(Collectors.toSet());
            for (Path jar : jars("target/jars")) {
                boolean says = names(jar).stream().anyMatch(name -> name.matches("META-INF/(LICENSE|NOTICE)[^/]*"));
                String folder = jar.getFileName().toString().replaceAll("\\.jar$", "-jar");
                assertTrue(!says || libraries.contains(folder), folder);
            }
        }
    }

    @Test
    void javaHasTheModulesThatAreNamed() throws IOException {
        String path = Stream.concat(jars("target/jars").stream(), jars("target/whole").stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        StringWriter said = new StringWriter();
        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(said),
                        new PrintWriter(said),
                        "--print-module-deps",
                        "--ignore-missing-deps",
                        "--multi-release=25",
                        "--class-path=" + path,
                        "target/kportal.jar");
        assertEquals(0, code, said.toString());
        Set<String> named = new TreeSet<>(List.of(said.toString().strip().split(",")));
        named.removeAll(UNUSED);
        String script = Files.readString(Path.of("src/main/scripts/runtime.sh"));
        String shipped = script.lines()
                .filter(line -> line.startsWith("modules="))
                .findFirst()
                .orElseThrow()
                .substring("modules=".length());
        assertEquals(named, new TreeSet<>(List.of(shipped.split(","))));
    }

    @Test
    void nothingButTypesOfOtherDatabasesIsChangedInWhatIsShippedInPart() throws IOException {
        Set<String> changed = new TreeSet<>();
        for (Path whole : jars("target/whole")) {
            String slim = whole.getFileName().toString().replaceFirst("-[0-9.]+\\.jar$", ".jar");
            Map<String, ClassModel> before = classes(whole);
            classes(Path.of("target/lib", slim)).forEach((name, now) -> {
                Map<String, List<Opcode>> code = code(before.get(name));
                if (!code(now).entrySet().stream()
                        .allMatch(method -> method.getValue().equals(code.get(method.getKey())))) {
                    changed.add(name.replaceFirst("org/jooq/(util/|impl/SQLDataTypes\\$)", ""));
                }
            });
        }
        assertEquals(
                Set.of(
                        "ClickHouseDataType",
                        "DuckDBDataType",
                        "TrinoDataType",
                        "cubrid/CUBRIDDataType",
                        "derby/DerbyDataType",
                        "firebird/FirebirdDataType",
                        "h2/H2DataType",
                        "hsqldb/HSQLDBDataType",
                        "ignite/IgniteDataType",
                        "mariadb/MariaDBDataType",
                        "mysql/MySQLDataType",
                        "yugabytedb/YugabyteDBDataType"),
                changed);
    }

    private static Map<String, ClassModel> classes(Path path) throws IOException {
        Map<String, ClassModel> classes = new TreeMap<>();
        try (ZipFile jar = new ZipFile(path.toFile())) {
            for (ZipEntry entry : jar.stream()
                    .filter(each -> each.getName().matches("(org/jooq|kotlin)/.*\\.class"))
                    .toList()) {
                ClassModel model =
                        ClassFile.of().parse(jar.getInputStream(entry).readAllBytes());
                classes.put(model.thisClass().asInternalName(), model);
            }
        }
        return classes;
    }

    /** Which instructions each method has. With fewer constants some of them are named by a shorter one. */
    private static Map<String, List<Opcode>> code(ClassModel model) {
        Map<String, List<Opcode>> code = new TreeMap<>();
        for (MethodModel method : model.methods()) {
            code.put(
                    method.methodName().stringValue() + method.methodType().stringValue(),
                    method.code().stream()
                            .flatMap(CodeModel::elementStream)
                            .filter(Instruction.class::isInstance)
                            .map(each -> ((Instruction) each).opcode())
                            .map(opcode -> opcode == Opcode.LDC_W ? Opcode.LDC : opcode)
                            .toList());
        }
        return code;
    }

    private static Set<String> providers(List<Path> jars) throws IOException {
        Set<String> providers = new TreeSet<>();
        for (Path path : jars) {
            try (ZipFile jar = new ZipFile(path.toFile())) {
                for (ZipEntry entry : jar.stream()
                        .filter(each -> each.getName().matches("META-INF/services/[^/]+"))
                        .toList()) {
                    new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(line -> line.replaceFirst("#.*", "").strip())
                            .filter(line -> !line.isEmpty())
                            .forEach(line -> providers.add(entry.getName() + " " + line));
                }
            }
        }
        return providers;
    }

    private static Set<String> names(Path path) throws IOException {
        try (ZipFile jar = new ZipFile(path.toFile())) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .collect(Collectors.toSet());
        }
    }

    private static List<Path> jars(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }
}
