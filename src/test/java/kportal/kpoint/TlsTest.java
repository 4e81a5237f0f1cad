package kportal.kpoint;

import static kportal.testing.FaultServer.fin;
import static kportal.testing.FaultServer.json;
import static kportal.testing.FaultServer.readRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import kportal.support.Incidents;
import kportal.testing.FaultServer;
import kportal.testing.FaultServer.Script;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS a request leaves after the handshake, and not before the other side has shown who it is. */
class TlsTest {
    private static final char[] PASSWORD = "for a test".toCharArray();
    private static SSLContext server;
    private static SSLContext trusting;

    @BeforeAll
    static void makeACertificate(@TempDir Path folder) throws Exception {
        var file = folder.resolve("tls.p12");
        keytool(file);
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, PASSWORD);
        var certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("test", store.getCertificate("test"));
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(certificates);
        server = SSLContext.getInstance("TLS");
        server.init(keys.getKeyManagers(), null, null);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trust.getTrustManagers(), null);
    }

    private static void keytool(Path file) throws IOException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var made = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        made.getInputStream().readAllBytes();
        assertEquals(0, made.waitFor());
    }

    @Test
    void buysFromWhoItTrusts() {
        try (var tls = server(json(200, "{\"status\":\"success\"}"))) {
            assertInstanceOf(Outcome.Succeeded.class, buy(tls, trusting));
            assertEquals(1, tls.requests().size());
        }
    }

    @Test
    void sendsNothingToAStranger() {
        try (var tls = server(json(200, "{\"status\":\"success\"}"))) {
            var never = assertInstanceOf(Outcome.NeverLeft.class, buy(tls, null));
            assertEquals(Reason.TLS_FAILED.code(), never.reason());
            assertEquals(0, tls.requests().size());
        }
    }

    @Test
    void aBreakAfterTheHandshakeIsDoubt() {
        try (var tls = server(readRequest().then(fin()))) {
            var unknown = assertInstanceOf(Outcome.Unknown.class, buy(tls, trusting));
            assertEquals(Reason.CONNECTION_BROKEN.code(), unknown.reason());
            assertEquals(Reached.SENT, unknown.reached());
            assertEquals(1, tls.requests().size());
        }
    }

    private static FaultServer server(Script script) {
        return new FaultServer(script, server.getServerSocketFactory());
    }

    private static Outcome buy(FaultServer tls, @Nullable SSLContext trust) {
        var url = URI.create("https://127.0.0.1:" + tls.url().getPort());
        return new KpointClient(url, Duration.ofSeconds(2), Duration.ofSeconds(2), trust, new Incidents())
                .purchase(
                        "kp_live_0123456789",
                        new Purchase.Sms("08012345678", "Hello"),
                        System.nanoTime() + 5_000_000_000L);
    }
}
