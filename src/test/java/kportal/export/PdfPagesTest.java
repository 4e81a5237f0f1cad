package kportal.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import kportal.testing.PdfText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfPagesTest {
    private static final String FOOT =
            "<p class=\"foot\">Page <span class=\"page\"></span> of <span class=\"pages\"></span></p>";

    @Test
    void anotherProgramReadsIt() throws IOException {
        byte[] pdf = pdf("", FOOT + "<p>₦12,500.00 to Ṣọlá &amp; Ñkẹ́</p><p><b>1234 5678</b></p>");
        String text = PdfText.of(pdf);
        assertTrue(text.contains("₦12,500.00 to Ṣọlá & Ñkẹ́"), text);
        assertTrue(text.contains("1234 5678"), text);
        assertTrue(text.contains("Page 1 of 1"), text);
        String info = PdfText.info(pdf);
        assertTrue(info.matches("(?s).*Title:\\s+Paper.*Tagged:\\s+yes.*JavaScript:\\s+no.*\\(A4\\).*"), info);
    }

    @Test
    void longOnesHaveNumberedPages() throws IOException {
        String rows = "<tr><td>row</td></tr>".repeat(200);
        byte[] pdf = pdf(
                "class=\"wide\"",
                FOOT + "<table><thead><tr><th>Head</th></tr></thead><tbody>" + rows + "</tbody></table>");
        List<String> pages = List.of(PdfText.of(pdf).split("\f"));
        assertTrue(pages.size() > 3, pages.size() + " pages");
        for (int i = 0; i < pages.size(); i++) {
            assertTrue(pages.get(i).contains("Page " + (i + 1) + " of " + pages.size()), pages.get(i));
            assertTrue(pages.get(i).contains("Head"), pages.get(i));
        }
        assertTrue(PdfText.info(pdf).contains(" x 595.2"), PdfText.info(pdf));
    }

    /** Nothing is cut off at the right of a page that isn't the usual one. */
    @Test
    void textIsAsWideAsItsPage() throws IOException {
        for (String kind : List.of("", "class=\"slim\"", "class=\"wide\"")) {
            String text = PdfText.of(pdf(kind, "<p style=\"text-align: right\">the end</p>"));
            assertTrue(text.contains("the end"), kind + " " + text);
        }
        String slim = PdfText.info(pdf("class=\"slim\"", "<p>a</p>"));
        assertTrue(slim.contains("419.5") && slim.contains("595.2"), slim);
    }

    @Test
    void whatNoPageMayHoldIsAQuestionMark() throws IOException {
        String text = PdfText.of(pdf("", "<p>a\u0000b\u001bc\ufffed\ud800e 😀</p>"));
        assertTrue(text.contains("a?b?c?d?e"), text);
    }

    /** Whatever a page names, whether by our mistake or by somebody's text. */
    @Test
    void nothingIsFetched(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("g.css"), "p:after { content: 'SECRET' }");
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String at = "http://127.0.0.1:" + server.getAddress().getPort();
            String page = page("", everyWayOut(at) + everyWayOut("file://" + folder))
                    .replace("</head>", everyStyle(at) + everyStyle("file://" + folder) + "</head>");
            // The trap catches what has no guard.
            assertTrue(PdfText.of(unguarded(page)).contains("SECRET"));
            assertTrue(asked.size() >= 5, asked.toString());
            asked.clear();

            byte[] pdf = written(page);
            assertEquals(List.of(), asked);
            assertFalse(PdfText.of(pdf).contains("SECRET"));
            assertFalse(new String(pdf, StandardCharsets.ISO_8859_1).contains("SECRET"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void noEntityIsLookedUp(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret.txt"), "SECRET");
        String bomb = "<!DOCTYPE html [<!ENTITY x SYSTEM \"" + file.toUri() + "\">]>" + page("", "<p>&x;</p>");
        assertThrows(IOException.class, () -> written(bomb));
    }

    private static String everyStyle(String at) {
        return """
                <style>@import url('%1$s/a.css'); @font-face { font-family: F; src: url('%1$s/b.ttf') }
                p.x { font-family: F; background: url('%1$s/c.png'); list-style-image: url('%1$s/d.png') }
                @page { background-image: url('%1$s/e.png') } p.x:before { content: url('%1$s/f.png') }</style>
                <link rel="stylesheet" type="text/css" href="%1$s/g.css"/>
                """.formatted(at);
    }

    private static String everyWayOut(String at) {
        return """
                <p class="x">text</p><img src="%1$s/h.png"/><img src="%1$s/i.svg"/>
                <object data="%1$s/j.pdf" type="application/pdf"></object><iframe src="%1$s/k.html"></iframe>
                <svg xmlns="http://www.w3.org/2000/svg"><image href="%1$s/l.png"/></svg>
                <input type="image" src="%1$s/m.png"/><a href="%1$s/n" download="n">n</a><embed src="%1$s/o.pdf"/>
                """.formatted(at);
    }

    private static byte[] unguarded(String page) throws IOException {
        XRLog.setLoggingEnabled(false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfRendererBuilder()
                .withHtmlContent(page, "http://127.0.0.1/")
                .useExternalResourceAccessControl(
                        (uri, type) -> true, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(
                        (uri, type) -> true, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                .toStream(out)
                .run();
        return out.toByteArray();
    }

    private static byte[] pdf(String attributes, String body) throws IOException {
        return written(page(attributes, body));
    }

    private static byte[] written(String page) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfPages.write(page, out);
        return out.toByteArray();
    }

    private static String page(String attributes, String body) {
        return "<html lang=\"en-NG\"><head><title>Paper</title><meta name=\"description\" content=\"Paper\"/></head>"
                + "<body " + attributes + ">" + body + "</body></html>";
    }
}
