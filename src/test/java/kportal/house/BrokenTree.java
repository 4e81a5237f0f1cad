package kportal.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/** A small portal that breaks each rule of the house, compiled while the tests run. */
final class BrokenTree {
    static final String ROOT = "broken";

    /** A room, and another that it must not import. */
    private static final Map<String, String> WRONG_WAYS = Map.ofEntries(
            Map.entry("reports", "history"),
            Map.entry("batches", "history"),
            Map.entry("schedules", "batches"),
            Map.entry("history", "reports"),
            Map.entry("balance", "reports"),
            Map.entry("tokens", "history"),
            Map.entry("backups", "history"),
            Map.entry("owndata", "history"),
            Map.entry("help", "history"),
            Map.entry("alerts", "metrics"),
            Map.entry("metrics", "alerts"),
            Map.entry("seed", "history"),
            Map.entry("transactions", "history"),
            Map.entry("apidocs", "transactions"),
            Map.entry("catalog", "transactions"),
            Map.entry("recipients", "catalog"),
            Map.entry("keys", "recipients"),
            Map.entry("accounts", "keys"),
            Map.entry("audit", "accounts"),
            Map.entry("web", "accounts"),
            Map.entry("kpoint", "db"),
            Map.entry("mail", "kpoint"),
            Map.entry("jobs", "mail"),
            Map.entry("export", "jobs"),
            Map.entry("sheets", "export"),
            Map.entry("db", "web"),
            Map.entry("settings", "db"),
            Map.entry("support", "settings"),
            Map.entry("sandbox", "kpoint"));

    private static final String MISCHIEF = """
            package broken.unheardof;

            public class PaymentManager {
                broken.Main top;
                java.util.Date then;
                java.net.HttpURLConnection twice;
                org.jooq.DSLContext sql;
                io.javalin.http.Context ctx;
                io.micrometer.core.instrument.MeterRegistry meters;

                void buy(broken.kpoint.KpointClient kpoint) throws InterruptedException {
                    kpoint.purchase();
                    Thread.sleep(1);
                    System.out.println("bought");
                }

                void buyAgain(broken.kpoint.KpointClient kpoint) {
                    Runnable later = kpoint::purchase;
                }
            }
            """;

    static JavaClasses compiled() {
        try {
            var folder = Files.createTempDirectory("kportal-broken");
            try {
                compile(folder);
                return new ClassFileImporter().importPath(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Path folder) throws IOException {
        var arguments = new ArrayList<>(List.of("-nowarn", "-d", folder.toString()));
        for (var way : WRONG_WAYS.entrySet()) {
            arguments.add(source(
                    folder,
                    way.getKey() + "/Offender",
                    "package broken." + way.getKey() + "; public class Offender { broken." + way.getValue()
                            + ".Offender it; }"));
        }
        arguments.add(source(folder, "Main", "package broken; public class Main {}"));
        arguments.add(source(
                folder,
                "kpoint/KpointClient",
                "package broken.kpoint; public class KpointClient { public void purchase() {} }"));
        arguments.add(source(folder, "unheardof/PaymentManager", MISCHIEF));
        var exit = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (exit != 0) {
            throw new IllegalStateException("The broken tree doesn't compile");
        }
    }

    private static String source(Path folder, String name, String text) throws IOException {
        var file = folder.resolve("src").resolve(name + ".java");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private BrokenTree() {}
}
