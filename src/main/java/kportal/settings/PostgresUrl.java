package kportal.settings;

import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import kportal.support.Loopback;

/** PostgreSQL's address, read by its own driver. By itself the driver falls back to plain text, and checks no certificate. */
public final class PostgresUrl {
    private static final String TAKES =
            "sslmode=verify-full (or verify-ca, require) for a database that isn't on this machine";

    /** With these a server, or who stands before it, may have everything in the clear. */
    private static final Set<String> OPEN = Set.of("disable", "allow", "prefer");

    private PostgresUrl() {}

    /** Beyond this machine with TLS and the certificate checked, unless it says how. */
    static String secured(String setting, String url) {
        Map<String, String> parts = parts(url);
        String hosts = parts.getOrDefault("PGHOST", "localhost");
        if (Arrays.stream(hosts.split(",", -1)).allMatch(Loopback::isHost)) {
            return url;
        }
        String mode = parts.getOrDefault("sslmode", "").toLowerCase(Locale.ROOT);
        if (OPEN.contains(mode)
                || !Set.of("", "true").contains(parts.getOrDefault("ssl", "").toLowerCase(Locale.ROOT))) {
            throw SettingError.of(setting, Masked.url(url), TAKES);
        }
        return mode.isEmpty() ? url + (url.contains("?") ? "&" : "?") + "sslmode=verify-full" : url;
    }

    /** By the driver's names of them, PGHOST, PGDBNAME, user and so on. */
    public static Map<String, String> parts(String url) {
        Map<String, String> parts = new HashMap<>();
        try {
            for (DriverPropertyInfo part : DriverManager.getDriver(url).getPropertyInfo(url, new Properties())) {
                if (part.value != null) {
                    parts.put(part.name, part.value);
                }
            }
        } catch (SQLException e) {
            throw SettingError.of("DATABASE_URL", Masked.url(url), "jdbc:postgresql://HOST/DATABASE?user=…");
        }
        return parts;
    }
}
