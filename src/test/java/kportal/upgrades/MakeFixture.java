package kportal.upgrades;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import kportal.settings.Settings;
import kportal.testing.Practiced;
import kportal.testing.Store;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a portal of this version leaves, kept for the tests of later ones: {@code make fixture} at each release. */
@Tag("fixture")
class MakeFixture {
    @ParameterizedTest
    @EnumSource
    void make(Store store) throws Exception {
        try (Practiced shop = new Practiced(store)) {
            shop.schedule();
            shop.ada.post("/recipients", Map.of("kind", "phone", "number", "08031110011", "name", "Musa"));
            shop.portal.app().close();
            Settings settings = shop.portal.settings();
            Path folder = Files.createDirectories(Path.of(
                    "src/test/resources/upgrades", newest(shop), store.name().toLowerCase(java.util.Locale.ROOT)));
            Files.copy(settings.keysetFile(), folder.resolve("keyset.json"), StandardCopyOption.REPLACE_EXISTING);
            try (OutputStream to = new GZIPOutputStream(Files.newOutputStream(folder.resolve("database.gz")))) {
                if (store == Store.SQLITE) {
                    Path copy = Path.of(folder + ".db");
                    try (Connection connection = DriverManager.getConnection(settings.databaseUrl())) {
                        connection.createStatement().executeUpdate("backup to '" + copy + "'");
                    }
                    Files.copy(copy, to);
                    Files.delete(copy);
                } else {
                    dump(settings.databaseUrl(), to);
                }
            }
        }
    }

    private static String newest(Practiced shop) {
        return "V"
                + shop.portal.database().read(sql -> sql.fetchSingle(
                                "select max(cast(version as integer)) from flyway_schema_history")
                        .get(0, Integer.class));
    }

    private static void dump(String url, OutputStream to) throws IOException {
        URI uri = URI.create(url.substring("jdbc:".length()));
        Process dump = new ProcessBuilder(
                        "pg_dump",
                        "--no-owner",
                        "--no-privileges",
                        "-h",
                        uri.getHost(),
                        "-p",
                        String.valueOf(uri.getPort()),
                        "-U",
                        "postgres",
                        uri.getPath().substring(1))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        dump.getInputStream().transferTo(to);
        if (dump.onExit().join().exitValue() != 0) {
            throw new IOException("pg_dump failed");
        }
    }
}
