package kportal.settings;

import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import kportal.support.Loopback;
import org.postgresql.Driver;

/** PostgreSQL's address, read by its own driver. By itself the driver falls back to plain text, and checks no certificate. */
final class PostgresUrl {
    private static final String TAKES =
            "sslmode=verify-full (or verify-ca, require) for a database that isn't on this machine";

    /** With these a server, or who stands before it, may have everything in the clear. */
    private static final Set<String> OPEN = Set.of("disable", "allow", "prefer");

    private PostgresUrl() {}

    /** Beyond this machine with TLS and the certificate checked, unless it says how. */
    static String secured(String url) {
        Properties parts = Driver.parseURL(url, null);
        if (parts == null) {
            throw SettingError.of("DATABASE_URL", Masked.url(url), "jdbc:postgresql://HOST/DATABASE?user=…");
        }
        String hosts = parts.getProperty("PGHOST", "localhost");
        if (List.of(hosts.split(",")).stream().allMatch(Loopback::isHost)) {
            return url;
        }
        String mode = parts.getProperty("sslmode", "").toLowerCase(Locale.ROOT);
        String ssl = parts.getProperty("ssl", "true").toLowerCase(Locale.ROOT);
        if (OPEN.contains(mode) || !(ssl.isEmpty() || ssl.equals("true"))) {
            throw SettingError.of("DATABASE_URL", Masked.url(url), TAKES);
        }
        return mode.isEmpty() ? url + (url.contains("?") ? "&" : "?") + "sslmode=verify-full" : url;
    }
}
