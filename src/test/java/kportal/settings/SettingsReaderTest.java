package kportal.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kportal.support.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
    @Test
    void withNoneSetTheyAreTheContracts() {
        Settings settings = SettingsReader.read(Map.of());
        assertEquals(8080, settings.port());
        assertEquals("127.0.0.1", settings.host());
        assertEquals(Path.of("data"), settings.dataDir());
        assertEquals("jdbc:sqlite:data/kportal.db", settings.databaseUrl());
        assertEquals(Environment.SANDBOX, settings.environment());
        assertEquals(30, settings.kpointTimeout().toSeconds());
        assertEquals(50, settings.airtimeMin());
        assertEquals(50_000, settings.airtimeMax());
        assertEquals("http://localhost:8080", settings.publicUrl().toString());
        assertTrue(settings.signupOpen());
        assertFalse(settings.secondFactorRequired());
        assertEquals(List.of(), settings.trustedProxies());
        assertEquals(Path.of("data/keyset.json"), settings.keysetFile());
        assertEquals(6, settings.recordsYears());
        assertEquals(12, settings.auditMonths());
        assertNull(settings.operatorName());
        assertNull(settings.operatorContact());
        assertNull(settings.metricsPort());
        assertEquals("127.0.0.1", settings.metricsHost());
        assertFalse(settings.https());
    }

    @Test
    void anEmptyOneIsAsGoodAsNone() {
        Map<String, String> empty = new HashMap<>();
        for (String name : List.of(
                "PORT",
                "HOST",
                "DATA_DIR",
                "DATABASE_URL",
                "KPOINT_BASE_URL",
                "KPOINT_TIMEOUT_SECONDS",
                "AIRTIME_MIN",
                "AIRTIME_MAX",
                "PUBLIC_URL",
                "SIGNUP",
                "LOG_FORMAT",
                "SECOND_FACTOR",
                "TRUSTED_PROXIES",
                "SMTP_URL",
                "MAIL_FROM",
                "OPERATOR_MAIL",
                "KEYSET_FILE",
                "KEEP_RECORDS_YEARS",
                "KEEP_AUDIT_MONTHS",
                "OPERATOR_NAME",
                "OPERATOR_CONTACT",
                "METRICS_PORT",
                "METRICS_HOST")) {
            empty.put(name, " ");
        }
        assertEquals(SettingsReader.read(Map.of()), SettingsReader.read(empty));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            PORT | 0
            PORT | 65535
            PORT | 0080
            METRICS_PORT | 0
            METRICS_PORT | 9465
            METRICS_HOST | 0.0.0.0
            HOST | 0.0.0.0
            HOST | ::1
            HOST | portal.local
            DATA_DIR | /tmp/some folder
            DATABASE_URL | jdbc:sqlite:/tmp/x.db
            DATABASE_URL | jdbc:postgresql://h:5432/db?user=u&password=p
            DATABASE_URL | jdbc:postgresql://h/db?sslmode=require
            DATABASE_URL | jdbc:postgresql://127.0.0.1,[::1]/db?sslmode=disable
            DATABASE_URL | jdbc:postgresql:db
            KPOINT_BASE_URL | https://kpoint.com.ng/api/public/v1
            KPOINT_BASE_URL | https://kpoint.com.ng:8443/
            KPOINT_BASE_URL | http://127.0.0.1:1234/x
            KPOINT_BASE_URL | http://localhost:1234
            KPOINT_BASE_URL | http://[::1]:1234
            KPOINT_TIMEOUT_SECONDS | 1
            KPOINT_TIMEOUT_SECONDS | 600
            AIRTIME_MIN | 1
            AIRTIME_MAX | 10000000
            PUBLIC_URL | https://shop.example
            PUBLIC_URL | https://shop.example:8443/
            PUBLIC_URL | http://shop.example
            SIGNUP | closed
            LOG_FORMAT | text
            LOG_FORMAT | json
            SIGNUP | open
            SECOND_FACTOR | optional
            SECOND_FACTOR | required
            TRUSTED_PROXIES | 10.0.0.0/8, 127.0.0.1 ::1,fd00::/8
            SMTP_URL | smtp://user:p%40ss@mail.example:587
            SMTP_URL | smtp://mail.example
            SMTP_URL | smtps://user:p%40ss@mail.example:465
            MAIL_FROM | portal@shop.ng
            OPERATOR_MAIL | ops@shop.ng
            KEYSET_FILE | /etc/kportal/keyset.json
            KEEP_RECORDS_YEARS | 1
            KEEP_RECORDS_YEARS | 30
            KEEP_AUDIT_MONTHS | 120
            OPERATOR_NAME | Ọlá & Sons (Nigeria) Ltd
            OPERATOR_CONTACT | privacy@shop.ng
            """)
    void aGoodOneIsTaken(String name, String value) {
        SettingsReader.read(Map.of(name, value));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            jdbc:postgresql://h:5432/db | jdbc:postgresql://h:5432/db?sslmode=verify-full
            jdbc:postgresql://h/db?user=u | jdbc:postgresql://h/db?user=u&sslmode=verify-full
            jdbc:postgresql://localhost,h/db | jdbc:postgresql://localhost,h/db?sslmode=verify-full
            jdbc:postgresql://h/db?ssl=true | jdbc:postgresql://h/db?ssl=true&sslmode=verify-full
            jdbc:postgresql://h/db?sslmode=verify-ca | jdbc:postgresql://h/db?sslmode=verify-ca
            jdbc:postgresql://localhost/db | jdbc:postgresql://localhost/db
            jdbc:postgresql://127.0.0.1:5433/db?user=u | jdbc:postgresql://127.0.0.1:5433/db?user=u
            jdbc:postgresql:db | jdbc:postgresql:db
            """)
    void postgresqlElsewhereMustShowItsCertificate(String given, String used) {
        assertEquals(used, SettingsReader.read(Map.of("DATABASE_URL", given)).databaseUrl());
    }

    static List<Arguments> wrongOnes() {
        return List.of(
                wrong(
                        "PORT",
                        "a whole number from 0 to 65535",
                        "x",
                        "-1",
                        "65536",
                        "80.0",
                        "+80",
                        "٨٠",
                        "1e3",
                        "999999999999999999999"),
                wrong("KEEP_RECORDS_YEARS", "a whole number from 1 to 30", "0", "31", "six"),
                wrong("OPERATOR_NAME", "one line of at most 100 characters", "x".repeat(101), "a\nb", "a\u202eb"),
                wrong("OPERATOR_CONTACT", "one mail address", "x", "a@b.ng, c@d.ng"),
                wrong("KEEP_AUDIT_MONTHS", "a whole number from 1 to 120", "0", "121", "-1"),
                wrong("METRICS_PORT", "a whole number from 0 to 65535", "65536", "-1", "on"),
                wrong("METRICS_HOST", "an address or a name to listen on", "a b", "http://x"),
                wrong("HOST", "an address or a name to listen on", "a b", "http://x", "x/y", "\u0007"),
                wrong(
                        "DATABASE_URL",
                        "sslmode=verify-full (or verify-ca, require) for a database that isn't on this machine",
                        "jdbc:postgresql://h/db?sslmode=disable",
                        "jdbc:postgresql://h/db?sslmode=allow&user=u",
                        "jdbc:postgresql://h/db?sslmode=Prefer",
                        "jdbc:postgresql://h/db?ssl=false",
                        "jdbc:postgresql://127.0.0.1,h/db?sslmode=disable"),
                wrong(
                        "DATABASE_URL",
                        "jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE",
                        "x",
                        "jdbc:mysql://h/d",
                        "jdbc:sqlite:",
                        "jdbc:sqlite::memory:",
                        "jdbc:sqlite:file:x?mode=memory",
                        "jdbc:sqlite:file:x",
                        "postgresql://h/d",
                        "jdbc:sqlite:a.db?mode=ro"),
                wrong(
                        "KPOINT_BASE_URL",
                        "an https address",
                        "x",
                        "http://kpoint.com.ng",
                        "http://127.0.0.1.evil.example",
                        "http://10.0.0.1",
                        "ftp://kpoint.com.ng",
                        "https://",
                        "https:kpoint",
                        "https://k.ng/?a=b",
                        "https://k.ng/#a",
                        "https://k.ng:99999",
                        "https://user@k.ng",
                        "https://k .ng",
                        "file:///etc/passwd"),
                wrong("KPOINT_TIMEOUT_SECONDS", "a whole number from 1 to 600", "0", "601", "1.5", "soon"),
                wrong("LOG_FORMAT", "text or json", "xml", "JSON", "1"),
                wrong("AIRTIME_MIN", "a whole number from 1", "0", "-5", "fifty"),
                wrong("AIRTIME_MAX", "", "49", "10000001", "0"),
                wrong(
                        "PUBLIC_URL",
                        "an http or https address without a path",
                        "x",
                        "shop.example",
                        "mailto:a@b.ng",
                        "https:shop",
                        "ftp://shop.example",
                        "https://shop.example/portal",
                        "https://shop.example?x",
                        "https://shop.example#x",
                        "https://a@shop.example",
                        "https://",
                        "https://shop.example:99999"),
                wrong("SIGNUP", "open or closed", "yes", "OPEN", "no"),
                wrong(
                        "TRUSTED_PROXIES",
                        "addresses or blocks such as 10.0.0.0/8",
                        "proxy.local",
                        "10.0.0.0/33",
                        "10.0.0.0/-1",
                        "10.0.0.0/8/8",
                        "10.0.0.0/",
                        "/8",
                        "::1/129",
                        "10.0.0.0/x"),
                wrong(
                        "SMTP_URL",
                        "smtp://user:password@host:port (smtps:// for TLS from the first byte)",
                        "mail.example",
                        "http://mail.example",
                        "smtp:mail",
                        "smtp://",
                        "smtp://h:99999",
                        "smtp://a b"),
                wrong("MAIL_FROM", "one mail address", "Shop <a@b.ng>", "a@b", "a@b.ng, c@d.ng", "a@b.ng\nBcc: c@d.ng"),
                wrong("OPERATOR_MAIL", "one mail address", "ops", "ops@shop", "a@b.ng, c@d.ng", "a@b@c.ng"));
    }

    private static Arguments wrong(String name, String takes, String... values) {
        return Arguments.of(name, takes, List.of(values));
    }

    @ParameterizedTest
    @MethodSource("wrongOnes")
    void aWrongOneStopsTheStartInOneLine(String name, String takes, List<String> values) {
        for (String value : values) {
            SettingError error = assertThrows(
                    SettingError.class, () -> SettingsReader.read(Map.of(name, value)), name + "=" + value);
            String line = String.valueOf(error.getMessage());
            assertTrue(line.startsWith(name + " is \""), line);
            assertTrue(line.contains("; it takes ") && line.contains(takes), line);
            assertEquals(1, line.lines().count(), line);
            assertFalse(line.contains("\u0007"), line);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imap://user:hunter2@mail.example",
                "smtps://user:hun@hunter2@mail.example",
                "smtps://user:hun/hunter2@mail.example",
                "smtp://user:#hunter2@mail.example",
                "smtp://user:hunter2 @mail.example",
                "smtp:user:hunter2@mail.example",
                "user:hunter2@mail.example",
                "jdbc:mysql://user:hunter2@h/d",
                "jdbc:mysql://h/d?user=u&password=hunter2",
                "jdbc:mysql://h/d?password=hunter2&user=u",
                "jdbc:mysql://h/d user=u Password=hunter2",
                "jdbc:mysql://h/d?sslpassword=hunter2&PGPASSWORD=hunter2",
                "https://user:hunter2@kpoint.com.ng"
            })
    void noPasswordIsShown(String value) {
        for (String name : List.of("SMTP_URL", "DATABASE_URL", "KPOINT_BASE_URL", "PUBLIC_URL")) {
            String line =
                    String.valueOf(assertThrows(SettingError.class, () -> SettingsReader.read(Map.of(name, value)))
                            .getMessage());
            assertFalse(line.contains("hunter2"), line);
        }
        assertFalse(SettingsReader.read(Map.of("SMTP_URL", "smtps://u:hunter2@h"))
                .toString()
                .contains("hunter2"));
    }

    @Test
    void theMostMustNotBeBelowTheLeast() {
        Map<String, String> turnedRound = Map.of("AIRTIME_MIN", "500", "AIRTIME_MAX", "100");
        SettingError error = assertThrows(SettingError.class, () -> SettingsReader.read(turnedRound));
        assertEquals("AIRTIME_MAX is \"100\"; it takes at least AIRTIME_MIN, 500", error.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            https://kpoint.com.ng | http://shop.example | 127.0.0.1 | PUBLIC_URL
            https://kpoint.com.ng | http://10.0.0.5 | 0.0.0.0 | PUBLIC_URL
            https://kpoint.com.ng | http://localhost:8080 | 0.0.0.0 | HOST
            https://kpoint.com.ng | http://localhost:8080 | shop.example | HOST
            """)
    void besideTheRealKpointNothingCrossesTheNetInTheClear(String kpoint, String at, String host, String told) {
        Map<String, String> given = Map.of("KPOINT_BASE_URL", kpoint, "PUBLIC_URL", at, "HOST", host);
        SettingError error = assertThrows(SettingError.class, () -> SettingsReader.read(given));
        assertTrue(String.valueOf(error.getMessage()).startsWith(told + " is \""), error.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            https://kpoint.com.ng | https://shop.example | 0.0.0.0
            https://kpoint.com.ng | http://localhost:8080 | 127.0.0.1
            https://kpoint.com.ng | http://[::1]:8080 | ::1
            http://127.0.0.1:9999 | http://shop.example | 0.0.0.0
            """)
    void withHttpsOrOnThisMachineItStarts(String kpoint, String at, String host) {
        SettingsReader.read(Map.of("KPOINT_BASE_URL", kpoint, "PUBLIC_URL", at, "HOST", host));
    }

    @Test
    void whereEverythingMovesToIsNamedWhenItIsWrong() {
        SettingError e = assertThrows(
                SettingError.class,
                () -> SettingsReader.read(Map.of("MOVE_TO", "jdbc:postgresql://db.example/k?sslmode=disable")));
        assertTrue(e.getMessage().startsWith("MOVE_TO is "), e.getMessage());
    }
}
