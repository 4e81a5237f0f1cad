package kportal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kportal.soak.Folders;

/** What a spreadsheet program makes of files: each sheet of them as CSV, its dates as they are shown. */
public final class LibreOffice {
    /** Comma, quote, UTF-8, from line 1, and every sheet as {@code NAME-SHEET.csv}. */
    private static final String EVERY_SHEET =
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";

    private LibreOffice() {}

    /** All at once, for it takes seconds to start. */
    public static void convert(List<Path> workbooks, Path into) {
        run(into, List.of(), workbooks);
    }

    /** CSV files as docs/export.md says to import them: the numbered columns as text, and UTF-8. */
    public static void convertCsv(List<Path> files, Path into, int... textColumns) {
        StringBuilder columns = new StringBuilder();
        for (int column : textColumns) {
            columns.append(columns.isEmpty() ? "" : "/").append(column).append("/2");
        }
        run(into, List.of("--infilter=CSV:44,34,76,1," + columns), files);
    }

    private static void run(Path into, List<String> more, List<Path> files) {
        try {
            Path home = Files.createTempDirectory("kportal-soffice");
            List<String> command = new ArrayList<>(
                    List.of("soffice", "-env:UserInstallation=" + home.toUri(), "--headless", "--norestore"));
            command.addAll(more);
            command.addAll(List.of("--convert-to", EVERY_SHEET, "--outdir", into.toString()));
            files.forEach(file -> command.add(file.toString()));
            Path said = Files.createTempFile("kportal-soffice", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            String words = Files.readString(said);
            Files.delete(said);
            Folders.delete(home);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(words);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
