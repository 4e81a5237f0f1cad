package kportal.batches.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kportal.testing.Browser;
import kportal.testing.FormPage;
import kportal.testing.Logs;
import kportal.testing.Page;
import kportal.testing.Practiced;
import kportal.testing.Store;
import kportal.testing.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Odd and hostile files through the page itself: each is answered in words, leaves no file, and harms nobody after it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileFilesTest {
    /** What an exception's text looks like, or a script that was not written by us. */
    private static final Pattern LEAK = Pattern.compile(
            "Exception|OutOfMemory|\\bat [a-z.]+\\(|kportal\\.|java\\.|org\\.|/tmp/|root:|<script>alert");

    private static final int SLOWEST = 8;

    private final ResourceBundle words = ResourceBundle.getBundle("messages", Locale.ROOT);
    private final Map<String, Long> took = new TreeMap<>();
    private Practiced shop;
    private Browser ada;
    private String csrf;
    private int batches;

    @BeforeAll
    void open() {
        shop = new Practiced(Store.SQLITE);
        ada = shop.ada;
        csrf = ada.csrf();
        batches = batches();
    }

    @AfterAll
    void close() {
        shop.close();
        took.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(SLOWEST)
                .forEach(each -> System.out.printf("%,8d ms  %s%n", each.getValue(), each.getKey()));
    }

    static Stream<Sent> sent() {
        return Stream.of(Texts.all(), Workbooks.all(), Forms.all()).flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("sent")
    void isAnsweredInWords(Sent sent) {
        int mark = Logs.size();
        long begun = System.nanoTime();
        Page page = post(sent);
        took.put(sent.what(), (System.nanoTime() - begun) / 1_000_000);
        check(sent, page);
        leaksNothing(page);
        assertFalse(Logs.since(mark).contains("Exception"), () -> Logs.since(mark));
        assertEquals(List.of(), left());
        assertEquals(batches, batches());
        assertEquals(200, ada.get("/health").status());
    }

    private Page post(Sent sent) {
        return ada.send(ada.request("/batches")
                .header("Content-Type", sent.type())
                .POST(BodyPublishers.ofInputStream(() -> sent.body().apply(csrf))));
    }

    private void check(Sent sent, Page page) {
        if (sent.answer().matches("\\d+")) {
            assertEquals(sent.answer(), String.valueOf(page.status()), page.text());
        } else if (sent.answer().startsWith("draft ")) {
            assertEquals(303, page.status(), page.text());
            assertEquals(sent.answer(), draft(page.location()));
        } else {
            String[] told = sent.answer().split("[:@ ]+");
            new FormPage(page).refuses(told[0], said(told[1], told.length == 3 ? told[2] : "0"));
        }
    }

    /** @param number of a line, 0 for none; or what is told beside an error */
    private String said(String code, String number) {
        if (code.startsWith("error.")) {
            return word(code, number);
        }
        String problem = word("sheet.problem." + code);
        return number.equals("0") ? problem : word("sheet.line", number, problem);
    }

    private String word(String key, String... args) {
        return MessageFormat.format(words.getString(key), (Object[]) args);
    }

    /** What its page says of it; thrown away after. */
    private String draft(String batch) {
        Page page = ada.get(batch);
        leaksNothing(page);
        leaksNothing(ada.get("/batches"));
        String title = page.select("h1 + p").text().replaceFirst("^[^:]*: ", "");
        List<String> wrong =
                page.select("#wrong .error").eachText().stream().distinct().toList();
        assertEquals(303, ada.post(batch + "/remove", Map.of()).status());
        return "draft " + title + (wrong.isEmpty() ? "" : "; " + String.join(" ", wrong));
    }

    private static void leaksNothing(Page page) {
        assertFalse(LEAK.matcher(page.body()).find(), page.body());
    }

    private int batches() {
        return ada.get("/batches").select("[data-batch]").size();
    }

    /** Midway in the file, with more of it promised. */
    @Test
    void whoeverHangsUpLeavesNothing() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", shop.portal.root().getPort())) {
            String head = "POST /batches HTTP/1.1\r\nHost: 127.0.0.1:" + socket.getPort() + "\r\nCookie: session="
                    + ada.cookie("session") + "\r\nContent-Type: " + Sent.TYPE + "\r\nContent-Length: 9999\r\n\r\n";
            String begun = Sent.fields(csrf) + Sent.head("file", "list.csv", "text/csv") + "08031110011,";
            socket.getOutputStream().write((head + begun).getBytes(StandardCharsets.UTF_8));
            Waiting.until(() -> left().size() == 1);
        }
        Waiting.until(() -> left().isEmpty());
        assertEquals(batches, batches());
    }

    private List<Path> left() {
        try (Stream<Path> files = Files.list(shop.portal.settings().dataDir().resolve("uploads"))) {
            return files.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
