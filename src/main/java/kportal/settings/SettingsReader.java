package kportal.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the environment strictly: a setting that is wrong stops the start, with one line that says how. */
public final class SettingsReader {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\-\\[\\]]{1,253}");
    private static final Pattern MAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]+");

    private final Map<String, String> environment;

    private SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    public static Settings read(Map<String, String> environment) {
        return new SettingsReader(environment).read();
    }

    private Settings read() {
        int port = (int) number("PORT", 8080, 0, 65535);
        Path dataDir = path("DATA_DIR", Path.of("data"));
        long airtimeMin = number("AIRTIME_MIN", 50, 1, 10_000_000);
        long airtimeMax = number("AIRTIME_MAX", 50_000, 1, 10_000_000);
        if (airtimeMax < airtimeMin) {
            throw SettingError.of("AIRTIME_MAX", text("AIRTIME_MAX", "50000"), "at least AIRTIME_MIN, " + airtimeMin);
        }
        return new Settings(
                host(),
                port,
                dataDir,
                databaseUrl(dataDir),
                kpointBaseUrl(),
                Duration.ofSeconds(number("KPOINT_TIMEOUT_SECONDS", 30, 1, 600)),
                airtimeMin,
                airtimeMax,
                publicUrl(port),
                choice("SIGNUP", "open", "closed"),
                trustedProxies(),
                smtpUrl(),
                operatorMail(),
                path("KEYSET_FILE", dataDir.resolve("keyset.json")));
    }

    private @Nullable String given(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private String text(String name, String otherwise) {
        String value = given(name);
        return value == null ? otherwise : value;
    }

    private long number(String name, long otherwise, long least, long most) {
        String value = given(name);
        if (value == null) {
            return otherwise;
        }
        long number = value.matches("[0-9]{1,18}") ? Long.parseLong(value) : -1;
        if (number >= least && number <= most) {
            return number;
        }
        throw SettingError.of(name, value, "a whole number from " + least + " to " + most);
    }

    private Path path(String name, Path otherwise) {
        String value = given(name);
        try {
            return value == null ? otherwise : Path.of(value);
        } catch (InvalidPathException e) {
            throw SettingError.of(name, String.valueOf(value), "a path");
        }
    }

    private boolean choice(String name, String yes, String no) {
        String value = text(name, yes);
        if (!value.equals(yes) && !value.equals(no)) {
            throw SettingError.of(name, value, yes + " or " + no);
        }
        return value.equals(yes);
    }

    private String host() {
        String host = text("HOST", "127.0.0.1");
        if (!HOST.matcher(host).matches()) {
            throw SettingError.of("HOST", host, "an address or a name to listen on, such as 127.0.0.1 or 0.0.0.0");
        }
        return host;
    }

    private String databaseUrl(Path dataDir) {
        String url = text("DATABASE_URL", "jdbc:sqlite:" + dataDir.resolve("kportal.db"));
        boolean sqliteFile = url.startsWith("jdbc:sqlite:")
                && url.length() > "jdbc:sqlite:".length()
                && !url.matches("jdbc:sqlite:(file:|:).*")
                && !url.contains("?");
        if (!sqliteFile && !url.startsWith("jdbc:postgresql:")) {
            throw SettingError.of(
                    "DATABASE_URL", Masked.url(url), "jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE?user=…");
        }
        return url;
    }

    private @Nullable URI kpointBaseUrl() {
        String takes =
                "an https address such as https://kpoint.com.ng/api/public/v1 (http only for a loopback address)";
        URI url = url("KPOINT_BASE_URL", takes);
        if (url == null) {
            return null;
        }
        boolean good = "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && loopback(url.getHost()));
        if (!good || !plain(url)) {
            throw SettingError.of("KPOINT_BASE_URL", Masked.url(url.toString()), takes);
        }
        return url;
    }

    /** A host, and nothing that a path can't be joined to. */
    private static boolean plain(URI url) {
        return url.getHost() != null
                && url.getUserInfo() == null
                && url.getQuery() == null
                && url.getFragment() == null
                && url.getPort() <= 65535;
    }

    /** Only literal addresses and localhost: a name could be made to point elsewhere later. */
    private static boolean loopback(@Nullable String host) {
        if (host == null || host.equals("localhost")) {
            return host != null;
        }
        try {
            return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private URI publicUrl(int port) {
        String takes = "an http or https address without a path, such as https://shop.example";
        URI url = url("PUBLIC_URL", takes);
        if (url == null) {
            return URI.create("http://localhost:" + port);
        }
        boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        if (!web || !plain(url) || !url.getPath().matches("/?")) {
            throw SettingError.of("PUBLIC_URL", Masked.url(url.toString()), takes);
        }
        return url;
    }

    private @Nullable URI smtpUrl() {
        String takes = "smtp://user:password@host:port";
        URI url = url("SMTP_URL", takes);
        // A password's # or / that is not escaped ends the host: half of it would be taken for a path.
        boolean cut = url != null && (url.getFragment() != null || url.getQuery() != null || !"".equals(url.getPath()));
        if (url != null && (cut || !"smtp".equals(url.getScheme()) || url.getHost() == null || url.getPort() > 65535)) {
            throw SettingError.of("SMTP_URL", Masked.url(url.toString()), takes);
        }
        return url;
    }

    private @Nullable URI url(String name, String takes) {
        String value = given(name);
        try {
            return value == null ? null : new URI(value);
        } catch (URISyntaxException e) {
            throw SettingError.of(name, Masked.url(String.valueOf(value)), takes);
        }
    }

    private @Nullable String operatorMail() {
        String mail = given("OPERATOR_MAIL");
        if (mail != null && !MAIL.matcher(mail).matches()) {
            throw SettingError.of("OPERATOR_MAIL", mail, "one mail address");
        }
        return mail;
    }

    private List<AddressRange> trustedProxies() {
        List<AddressRange> ranges = new ArrayList<>();
        for (String part : text("TRUSTED_PROXIES", "").split("[,\\s]+", -1)) {
            if (!part.isEmpty()) {
                ranges.add(AddressRange.parse(part)
                        .orElseThrow(() -> SettingError.of(
                                "TRUSTED_PROXIES",
                                part,
                                "addresses or blocks such as 10.0.0.0/8, with commas between")));
            }
        }
        return List.copyOf(ranges);
    }
}
