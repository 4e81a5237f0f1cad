package kportal.export;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A page of ours, drawn as XHTML from a template that stands in {@code pdf/paper}, made into a PDF: tagged for screen
 * readers, with its fonts inside. How it looks is in paper.css alone; nothing that the page names is fetched, from the
 * network or from a file.
 */
public final class PdfPages {
    /** Each holds its whole page in memory, and this is a small machine. */
    private static final Semaphore TURNS = new Semaphore(2, true);

    private static final String FONT = "Liberation Sans";

    /**
     * By the class of the page's body. Not as named pages of CSS: the renderer lays a page out as wide as the unnamed one,
     * and cuts off what doesn't fit.
     */
    private static final Map<String, String> SIZES = Map.of("wide", "A4 landscape", "slim", "A5");

    private PdfPages() {}

    public static void write(String xhtml, OutputStream out) throws IOException {
        write(xhtml, out, true);
    }

    /** Without what a screen reader goes by: some objects for each cell, too many for a part of a long one. */
    public static void writeUntagged(String xhtml, OutputStream out) throws IOException {
        write(xhtml, out, false);
    }

    private static void write(String xhtml, OutputStream out, boolean tagged) throws IOException {
        Document page = Xhtml.parse(xhtml);
        style(page);
        TURNS.acquireUninterruptibly();
        try {
            render(page, out, tagged);
        } finally {
            TURNS.release();
        }
    }

    private static void render(Document page, OutputStream out, boolean tagged) throws IOException {
        XRLog.setLoggingEnabled(false);
        PdfRendererBuilder pdf = new PdfRendererBuilder();
        for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
            pdf.useExternalResourceAccessControl((uri, type) -> false, when);
        }
        pdf.useFont(() -> font("Regular"), FONT, 400, FontStyle.NORMAL, true);
        pdf.useFont(() -> font("Bold"), FONT, 700, FontStyle.NORMAL, true);
        // Either leaves out the fonts that every reader has: those know no naira sign, and PDFBox would search the
        // machine for them.
        pdf.usePdfUaAccessibility(tagged);
        if (!tagged) {
            pdf.usePdfAConformance(PdfAConformance.PDFA_2_U);
        }
        pdf.useReplacementText("?");
        pdf.withProducer("Kportal");
        pdf.withW3cDocument(page, null);
        pdf.toStream(out);
        pdf.run();
    }

    private static void style(Document page) {
        Element style = page.createElement("style");
        Element body = (Element) page.getElementsByTagName("body").item(0);
        String size = SIZES.get(body.getAttribute("class"));
        style.setTextContent(
                size == null ? Css.TEXT : Css.TEXT + "@page { size: " + size + "; margin: 12mm 12mm 18mm }");
        page.getElementsByTagName("head").item(0).appendChild(style);
    }

    private static InputStream font(String face) {
        return resource("/liberation/LiberationSans-" + face + ".ttf");
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(PdfPages.class.getResourceAsStream(name), name);
    }

    private static final class Css {
        private static final String TEXT = read();

        private static String read() {
            try (InputStream in = resource("paper.css")) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
