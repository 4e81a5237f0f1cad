package kportal.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessStreamCache.StreamCacheCreateFunction;
import org.apache.pdfbox.io.ScratchFile;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Many short PDFs as one long: what they hold stays in files meanwhile, and each page gets its number in the whole. */
public final class PdfBook {
    private static final float SIZE = 8;
    private static final float FOOT = 24;

    private PdfBook() {}

    /** What stands under a page, the first being 1, of so many. */
    public interface Foot {
        String of(int page, int pages);
    }

    /** {@code scratch}: a folder for what doesn't stay in memory meanwhile. */
    public static void bind(List<Path> parts, Foot foot, Path scratch, OutputStream out) throws IOException {
        Path first = parts.getFirst();
        StreamCacheCreateFunction cache = () -> new ScratchFile(scratch.toFile());
        try (PDDocument book = Loader.loadPDF(first.toFile(), cache)) {
            PDFMergerUtility merger = new PDFMergerUtility();
            for (Path part : parts.subList(1, parts.size())) {
                try (PDDocument more = Loader.loadPDF(part.toFile(), cache)) {
                    merger.appendDocument(book, more);
                }
            }
            // What the first part says of itself, such as for whom it is fit, is not so of the whole.
            book.getDocumentCatalog().setMetadata(null);
            book.getDocumentCatalog().setMarkInfo(null);
            number(book, foot);
            book.save(out);
        }
    }

    private static void number(PDDocument book, Foot foot) throws IOException {
        try (InputStream face =
                Objects.requireNonNull(PdfBook.class.getResourceAsStream("/liberation/LiberationSans-Regular.ttf"))) {
            PDType0Font font = PDType0Font.load(book, face);
            int number = 1;
            for (PDPage page : book.getPages()) {
                write(book, page, font, foot.of(number++, book.getNumberOfPages()));
            }
        }
    }

    /** Marked as no part of the text, so that no screen reader reads it in between. */
    private static void write(PDDocument book, PDPage page, PDType0Font font, String text) throws IOException {
        PDRectangle paper = page.getMediaBox();
        float width = font.getStringWidth(text) / 1000 * SIZE;
        try (PDPageContentStream content = new PDPageContentStream(book, page, AppendMode.APPEND, true, true)) {
            content.beginMarkedContent(COSName.ARTIFACT);
            content.beginText();
            content.setFont(font, SIZE);
            content.newLineAtOffset((paper.getWidth() - width) / 2, FOOT);
            content.showText(text);
            content.endText();
            content.endMarkedContent();
        }
    }
}
