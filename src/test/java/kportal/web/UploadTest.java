package kportal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import kportal.support.Incidents;
import kportal.testing.Browser;
import kportal.testing.RawHttp;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.testing.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forms with files, on a route that takes them and one that doesn't, beside a portal whose user sends them. */
class UploadTest {
    private static final String TYPE = "multipart/form-data; boundary=b";
    private static final int MEGA = 1024 * 1024;

    private final CountDownLatch held = new CountDownLatch(1);
    private TestPortal portal;
    private Browser ada;
    private String csrf;
    private Javalin server;
    private HttpClient client;
    private Path uploads;

    @BeforeEach
    void open() throws IOException {
        portal = TestPortal.start(Store.SQLITE);
        ada = portal.signUp("Ada Stores", "ada@shop.ng");
        csrf = ada.csrf();
        uploads = portal.settings().dataDir().resolve("uploads");
        Files.createDirectory(uploads);
        Files.writeString(uploads.resolve("upload-left"), "by a portal that was killed");
        server = server();
        server.start();
        client = HttpClient.newHttpClient();
    }

    @AfterEach
    void close() {
        client.shutdownNow();
        server.stop();
        portal.close();
    }

    private Javalin server() {
        ClientAddress addresses = new ClientAddress(List.of());
        Cookies cookies = new Cookies(false);
        KnownBrowsers browsers =
                new KnownBrowsers(new KnownBrowserRepository(portal.database()), cookies, Clock.systemUTC());
        Sessions sessions =
                new Sessions(new SessionRepository(portal.database()), browsers, cookies, addresses, Clock.systemUTC());
        Csrf check = new Csrf(sessions, addresses);
        Bundles bundles = new Bundles(portal.settings().environment());
        View view = new View(
                sessions,
                check,
                cookies,
                new Languages(sessions, cookies),
                bundles,
                new Assets(false),
                portal.settings().environment(),
                false);
        List<Route> routes = List.of(
                Route.upload("/takes", Access.SIGNED_IN, UploadTest::answer),
                Route.upload("/breaks", Access.SIGNED_IN, ctx -> {
                    throw new IllegalStateException("on purpose");
                }),
                Route.upload("/holds", Access.SIGNED_IN, ctx -> held.await()),
                Route.post("/refuses", Access.SIGNED_IN, UploadTest::answer));
        AccessFilter filter = new AccessFilter(sessions, check, new NextPage(cookies));
        return WebServer.create(portal.settings(), routes, filter, view, new Courtesy(), new Incidents(), _ -> {});
    }

    /** What came in: a field, the file's size and rights, and how it begins. */
    private static void answer(Context ctx) throws IOException {
        String file = "none";
        Path uploaded = Upload.file(ctx).orElse(null);
        if (uploaded != null) {
            try (InputStream in = Files.newInputStream(uploaded)) {
                file = "%d %s %s"
                        .formatted(
                                Files.size(uploaded),
                                PosixFilePermissions.toString(Files.getPosixFilePermissions(uploaded)),
                                new String(in.readNBytes(8), StandardCharsets.UTF_8));
            }
        }
        Form form = Form.of(ctx);
        ctx.result(form.value("name") + " " + form.optional("name", 10).isPresent() + " " + file);
    }

    @Test
    void aFileComesWithItsFieldsAndGoesWithItsAnswer() throws IOException, InterruptedException {
        assertEquals(List.of(), left());
        assertEquals(
                "Ọ̀ṣun true 11 rw------- 0803,500",
                taken(field("name", " Ọ̀ṣun ") + file("../../x", "0803,500\n\r\n")));
        assertEquals("x true none", taken(field("name", "x") + file("", "")));
        assertEquals("x true 0 rw------- ", taken(field("name", "x") + file("empty.csv", "")));
        assertEquals("x true 1 rw------- a", taken(file("first.csv", "a") + field("name", "x")));
        assertEquals(" false none", taken(""));
        assertEquals("x\u0001y false none", taken(field("name", "x\u0001y")));
        assertEquals(List.of(), left());
    }

    @Test
    void aFormWithoutFilesIsTakenAsEver() throws IOException, InterruptedException {
        HttpRequest request = request("/takes", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("name=x&csrf=" + csrf))
                .build();
        assertEquals(
                "x true none", client.send(request, BodyHandlers.ofString()).body());
    }

    @Test
    void whatIsNotMeantIsRefusedAndNotKept() throws IOException, InterruptedException {
        assertEquals(403, status("/takes", file("a.csv", "a")));
        assertEquals(403, status("/takes", field("csrf", "x") + file("a.csv", "a")));
        assertEquals(403, status("/refuses", field("csrf", csrf) + file("a.csv", "a")));
        assertEquals(500, status("/breaks", field("csrf", csrf) + file("a.csv", "a")));
        HttpRequest foreign = request("/takes", TYPE)
                .header("Origin", "https://evil.example")
                .POST(BodyPublishers.ofString(field("csrf", csrf) + file("a.csv", "a") + "--b--\r\n"))
                .build();
        assertEquals(403, client.send(foreign, BodyHandlers.discarding()).statusCode());
        assertEquals(List.of(), left());
    }

    @Test
    void whatNoBrowserSendsIsRefused() throws IOException, InterruptedException {
        String csrfField = field("csrf", csrf);
        assertEquals(400, status("/takes", csrfField + file("a.csv", "a") + file("b.csv", "b")));
        assertEquals(400, status("/takes", csrfField.repeat(200)));
        assertEquals(400, status("/takes", csrfField + "--b\r\nX: " + "x".repeat(20_000) + "\r\n\r\n\r\n"));
        assertEquals(413, status("/takes", csrfField + field("name", "x".repeat(2 * MEGA))));
        for (String type :
                List.of("multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=c")) {
            HttpRequest request = request("/takes", type)
                    .POST(BodyPublishers.ofString(csrfField + "--b--\r\n"))
                    .build();
            assertEquals(400, client.send(request, BodyHandlers.discarding()).statusCode(), type);
        }
        assertEquals(List.of(), left());
    }

    /** Its answer is a page as any other; a byte more than may be is kept, so that its reader sees it. */
    @Test
    void aFileThatIsTooLargeIsReadToItsEndButNotKept() throws IOException, InterruptedException {
        assertEquals(
                "x true 10485761 rw------- \0\0\0\0\0\0\0\0", large(100L * MEGA).body());
        assertEquals(List.of(), left());
    }

    /** Whoever leaves midway leaves nothing behind. */
    @Test
    void aFileThatBreaksOffIsNotKept() {
        String head = "POST /takes HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nCookie: session="
                + ada.cookie("session") + "\r\nContent-Type: " + TYPE + "\r\nConnection: close\r\nContent-Length: ";
        String part =
                field("csrf", csrf) + "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\nab";
        String answer = RawHttp.send(root(), head + part.length() + "\r\n\r\n" + part);
        assertEquals(400, RawHttp.status(answer), answer);
        assertEquals(List.of(), left());
    }

    @Test
    void twoOfABusinessAreTakenAtOnce() throws Exception {
        var first = sent("/holds");
        var second = sent("/holds");
        try {
            // They are in when what they sent lies there.
            Waiting.until(() -> left().size() == 2);
            assertEquals(503, status("/takes", field("csrf", csrf) + file("a.csv", "a")));
        } finally {
            held.countDown();
        }
        assertEquals(200, first.get().statusCode());
        assertEquals(200, second.get().statusCode());
        assertEquals(200, status("/takes", field("csrf", csrf) + file("a.csv", "a")));
    }

    /** As a browser sends them: all of it, then it listens. */
    @Test
    void whoeverIsRefusedBeforeTheirListIsReadIsToldSo() throws IOException {
        String list = field("csrf", csrf) + file("a.csv", "x".repeat(5 * MEGA)) + "--b--\r\n";
        assertEquals(303, RawHttp.status(whole("session=none", TYPE, list)));
        assertEquals(403, RawHttp.status(whole("session=" + ada.cookie("session"), "text/plain", list)));
        assertEquals(List.of(), left());
    }

    private String whole(String cookie, String type, String body) throws IOException {
        String head = "POST /takes HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nCookie: " + cookie
                + "\r\nContent-Type: " + type + "\r\nConnection: close\r\nContent-Length: " + body.length()
                + "\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private CompletableFuture<HttpResponse<Void>> sent(String path) {
        HttpRequest request = request(path, TYPE)
                .POST(BodyPublishers.ofString(field("csrf", csrf) + file("a.csv", "a") + "--b--\r\n"))
                .build();
        return client.sendAsync(request, BodyHandlers.discarding());
    }

    private HttpResponse<String> large(long size) throws IOException, InterruptedException {
        String head = field("csrf", csrf) + field("name", "x")
                + "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n";
        InputStream body = new SequenceInputStream(Collections.enumeration(
                List.of(stream(head), new ByteArrayInputStream(new byte[(int) size]), stream("\r\n--b--\r\n"))));
        HttpRequest request = request("/takes", TYPE)
                .POST(BodyPublishers.ofInputStream(() -> body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private String taken(String parts) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("/takes", field("csrf", csrf) + parts);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    private int status(String path, String parts) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(path, parts);
        assertFalse(answer.body().contains("Exception"), answer.body());
        return answer.statusCode();
    }

    private HttpResponse<String> send(String path, String parts) throws IOException, InterruptedException {
        HttpRequest request = request(path, TYPE)
                .POST(BodyPublishers.ofString(parts + "--b--\r\n"))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(root().resolve(path))
                .header("Cookie", "session=" + ada.cookie("session"))
                .header("Content-Type", type);
    }

    private URI root() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private static String field(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(name, value);
    }

    private static String file(String name, String text) {
        return "--b\r\nContent-Disposition: form-data; name=\"list\"; filename=\"%s\"\r\nContent-Type: text/csv\r\n\r\n%s\r\n"
                .formatted(name, text);
    }

    private List<Path> left() {
        assertTrue(Files.isDirectory(uploads));
        try (Stream<Path> files = Files.list(uploads)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
