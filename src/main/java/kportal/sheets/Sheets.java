package kportal.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads a list that somebody uploads or pastes, row by row. What it is, its content says and never its name. */
public final class Sheets {
    public static final long LARGEST_FILE = 10 * 1024 * 1024L;

    private static final int HEAD = 1024;
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    /** What people upload by mistake. Banks name a page ".xls". */
    private static final List<String> OTHERS = List.of("%pdf-", "{\\rtf", "<!doctype", "<html", "<table", "<?xml");

    private Sheets() {}

    public static void read(Path file, RowTaker rows) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new SheetRejected(SheetProblem.TOO_LARGE, 0);
        }
        byte[] head = head(file);
        if (starts(head, OLE)) {
            throw new SheetRejected(SheetProblem.PROTECTED, 0);
        }
        Rows into = new Rows(rows);
        if (starts(head, new byte[] {'P', 'K'}) && head.length > 2 && head[2] < ' ') {
            XlsxReader.read(file, into);
        } else {
            refuseOthers(head);
            try (var text = Encoding.of(file, head).open(file)) {
                CsvText.read(text, into);
            }
        }
        into.end();
    }

    /** As copied from a spreadsheet, or typed with commas or semicolons. */
    public static void read(String pasted, RowTaker rows) throws SheetRejected {
        Rows into = new Rows(rows);
        try {
            CsvText.read(new StringReader(pasted), into);
            into.end();
        } catch (SheetRejected e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static boolean starts(byte[] head, byte[] with) {
        return head.length >= with.length && Arrays.equals(head, 0, with.length, with, 0, with.length);
    }

    private static void refuseOthers(byte[] head) throws SheetRejected {
        String start = new String(head, StandardCharsets.UTF_8)
                .replaceFirst("^\ufeff", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (OTHERS.stream().anyMatch(start::startsWith)) {
            throw new SheetRejected(SheetProblem.NOT_A_SHEET, 0);
        }
    }
}
