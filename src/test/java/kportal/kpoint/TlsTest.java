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
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import kportal.support.Incidents;
import kportal.testing.FaultServer;
import kportal.testing.FaultServer.Script;
import kportal.testing.Lines;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS a request leaves after the handshake, and not before the other side has shown who it is. */
class TlsTest {
    private static final char[] PASSWORD = "for a test".toCharArray();
    private static SSLContext server;
    private static SSLContext trusting;
    /** Trusted as much, but for another name; and who trusts it. */
    private static SSLContext others;

    private static SSLContext trustingOthers;

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) throws Exception {
        var own = contexts(folder.resolve("own.p12"), "san=ip:127.0.0.1");
        server = own.getFirst();
        trusting = own.getLast();
        var other = contexts(folder.resolve("other.p12"), "san=ip:127.0.0.2,dns:kpoint.com.ng");
        others = other.getFirst();
        trustingOthers = other.getLast();
    }

    /** Who shows a certificate, and who trusts it. */
    private static List<SSLContext> contexts(Path file, String names) throws Exception {
        keytool(file, names);
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
        var showing = SSLContext.getInstance("TLS");
        showing.init(keys.getKeyManagers(), null, null);
        var trusts = SSLContext.getInstance("TLS");
        trusts.init(null, trust.getTrustManagers(), null);
        return List.of(showing, trusts);
    }

    private static void keytool(Path file, String names) throws IOException, InterruptedException {
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
                        names,
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

    /** A certificate that is good, and somebody else's. */
    @Test
    void sendsNothingToAnotherName() {
        try (var lines = new Lines(Incidents.class);
                var tls = new FaultServer(json(200, "{\"status\":\"success\"}"), others.getServerSocketFactory())) {
            var never = assertInstanceOf(Outcome.NeverLeft.class, buy(tls, trustingOthers));
            assertEquals(Reason.TLS_FAILED.code(), never.reason());
            var list = client(tls, trustingOthers).list("kp_live_0123456789", KpointList.NETWORKS, null);
            assertEquals(new ListResult.Unavailable(Reason.TLS_FAILED.code()), list);
            assertEquals(0, tls.requests().size());
            assertEquals(List.of("kind=kpoint_tls call=purchase", "kind=kpoint_tls call=list"), lines.all());
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
        return client(tls, trust)
                .purchase(
                        "kp_live_0123456789",
                        new Purchase.Sms("08012345678", "Hello"),
                        System.nanoTime() + 5_000_000_000L);
    }

    private static KpointClient client(FaultServer tls, @Nullable SSLContext trust) {
        var url = URI.create("https://127.0.0.1:" + tls.url().getPort());
        return new KpointClient(url, Duration.ofSeconds(2), Duration.ofSeconds(2), trust, new Incidents(), _ -> {});
    }
}
