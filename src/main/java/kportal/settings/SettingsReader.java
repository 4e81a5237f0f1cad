package kportal.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kportal.support.Loopback;
import org.jspecify.annotations.Nullable;

/** Reads the environment strictly: a setting that is wrong stops the start, with one line that says how. */
public final class SettingsReader {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\-\\[\\]]{1,253}");
    private static final Pattern MAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]+");

    private static final Pattern SENDER = Pattern.compile("[\\w.+'-]{1,64}@[\\w.-]+\\.\\w+");

    /** Line breaks, and marks that turn text round. */
    private static final Pattern NOT_A_NAME = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private final Variables variables;
    private final Addresses addresses;

    private SettingsReader(Variables variables) {
        this.variables = variables;
        this.addresses = new Addresses(variables);
    }

    public static Settings read(Map<String, String> environment) {
        return new SettingsReader(new Variables(environment)).read();
    }

    private Settings read() {
        Settings settings = all();
        if (settings.realMoney() && !settings.https()) {
            insistOnHttps(settings);
        }
        return settings;
    }

    /** In the clear, passwords and sessions that spend money stay on this machine. */
    private static void insistOnHttps(Settings settings) {
        if (!Loopback.isHost(settings.publicUrl().getHost())) {
            throw SettingError.of(
                    "PUBLIC_URL",
                    settings.publicUrl().toString(),
                    "an https address when KPOINT_BASE_URL is the real Kpoint, or none for this machine alone");
        }
        if (!Loopback.isHost(settings.host())) {
            throw SettingError.of(
                    "HOST",
                    settings.host(),
                    "127.0.0.1 when KPOINT_BASE_URL is the real Kpoint, unless PUBLIC_URL is an https address");
        }
    }

    private Settings all() {
        int port = (int) variables.number("PORT", 8080, 0, 65535);
        Path dataDir = variables.path("DATA_DIR", Path.of("data"));
        Path sharedDir = variables.path("SHARED_DIR", dataDir);
        long airtimeMin = variables.number("AIRTIME_MIN", 50, 1, 10_000_000);
        long airtimeMax = variables.number("AIRTIME_MAX", 50_000, 1, 10_000_000);
        if (airtimeMax < airtimeMin) {
            throw SettingError.of(
                    "AIRTIME_MAX", variables.text("AIRTIME_MAX", "50000"), "at least AIRTIME_MIN, " + airtimeMin);
        }
        URI publicUrl = addresses.publicUrl(port);
        URI smtpUrl = addresses.smtpUrl();
        return new Settings(
                host("HOST"),
                port,
                dataDir,
                sharedDir,
                databaseUrl("DATABASE_URL", "jdbc:sqlite:" + dataDir.resolve("kportal.db")),
                addresses.kpointBaseUrl(),
                Duration.ofSeconds(variables.number("KPOINT_TIMEOUT_SECONDS", 30, 1, 600)),
                airtimeMin,
                airtimeMax,
                publicUrl,
                variables.choice("SIGNUP", "open", "closed"),
                !variables.choice("SECOND_FACTOR", "optional", "required"),
                trustedProxies(),
                smtpUrl,
                mailFrom(smtpUrl, publicUrl),
                mail("OPERATOR_MAIL"),
                variables.path("KEYSET_FILE", sharedDir.resolve("keyset.json")),
                (int) variables.number("KEEP_RECORDS_YEARS", 6, 1, 30),
                (int) variables.number("KEEP_AUDIT_MONTHS", 12, 1, 120),
                operatorName(),
                mail("OPERATOR_CONTACT"),
                !variables.choice("LOG_FORMAT", "text", "json"),
                metricsPort(),
                host("METRICS_HOST"),
                BackupSettings.read(variables, sharedDir),
                variables.given("MOVE_TO") == null ? null : databaseUrl("MOVE_TO", ""));
    }

    /** Null: nobody is told any figures. */
    private @Nullable Integer metricsPort() {
        return variables.given("METRICS_PORT") == null ? null : (int) variables.number("METRICS_PORT", 0, 0, 65535);
    }

    private String host(String setting) {
        String host = variables.text(setting, "127.0.0.1");
        if (!HOST.matcher(host).matches()) {
            throw SettingError.of(setting, host, "an address or a name to listen on, such as 127.0.0.1 or 0.0.0.0");
        }
        return host;
    }

    private String databaseUrl(String setting, String otherwise) {
        String url = variables.text(setting, otherwise);
        boolean sqliteFile = url.startsWith("jdbc:sqlite:")
                && url.length() > "jdbc:sqlite:".length()
                && !url.matches("jdbc:sqlite:(file:|:).*")
                && !url.contains("?");
        if (!sqliteFile && !url.startsWith("jdbc:postgresql:")) {
            throw SettingError.of(
                    setting, Masked.url(url), "jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE?user=…");
        }
        return sqliteFile ? url : PostgresUrl.secured(setting, url);
    }

    /** Most mail servers take only mail from the address that signs in to them. */
    private String mailFrom(@Nullable URI smtpUrl, URI publicUrl) {
        String from = variables.given("MAIL_FROM");
        if (from != null && !SENDER.matcher(from).matches()) {
            throw SettingError.of("MAIL_FROM", from, "one mail address, such as portal@shop.example");
        }
        String login = smtpUrl == null || smtpUrl.getUserInfo() == null
                ? ""
                : smtpUrl.getUserInfo().replaceFirst(":.*", "");
        String otherwise = SENDER.matcher(login).matches() ? login : "kportal@" + publicUrl.getHost();
        return from == null ? otherwise : from;
    }

    private @Nullable String mail(String setting) {
        String mail = variables.given(setting);
        if (mail != null && !MAIL.matcher(mail).matches()) {
            throw SettingError.of(setting, mail, "one mail address");
        }
        return mail;
    }

    /** Everybody reads it at /privacy. */
    private @Nullable String operatorName() {
        String name = variables.given("OPERATOR_NAME");
        if (name != null && (name.length() > 100 || NOT_A_NAME.matcher(name).find())) {
            throw SettingError.of("OPERATOR_NAME", name, "one line of at most 100 characters");
        }
        return name;
    }

    private List<AddressRange> trustedProxies() {
        List<AddressRange> ranges = new ArrayList<>();
        for (String part : variables.text("TRUSTED_PROXIES", "").split("[,\\s]+", -1)) {
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
