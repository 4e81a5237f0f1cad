package kportal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A PDF as another program reads it: poppler's. */
public final class PdfText {
    private PdfText() {}

    /** As it stands on the paper; a form feed ends each page. */
    public static String of(byte[] pdf) {
        return run(pdf, "pdftotext", "-layout", "-enc", "UTF-8");
    }

    /** Its size, title, count of pages. */
    public static String info(byte[] pdf) {
        return run(pdf, "pdfinfo");
    }

    private static String run(byte[] pdf, String... command) {
        try {
            Path file = Files.createTempFile("kportal", ".pdf");
            try {
                Files.write(file, pdf);
                var words = new java.util.ArrayList<>(java.util.List.of(command));
                words.add(file.toString());
                if (command[0].equals("pdftotext")) {
                    words.add("-");
                }
                Process process = new ProcessBuilder(words)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() != 0) {
                    throw new IllegalStateException(command[0] + " can't read it");
                }
                return text;
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
