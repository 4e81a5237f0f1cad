package kportal.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files made to exhaust who reads them: all of them one after the other in a heap smaller than any would take. */
class HostileSheetsTest {
    private static final String BIG = "x".repeat(10_000_000);

    @TempDir
    private Path folder;

    private final Map<String, String> words = new TreeMap<>();

    @Test
    void eachGetsItsWordInASmallHeap() throws IOException, InterruptedException {
        texts();
        bombs();
        crafted();
        Path out = folder.resolve("out.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Word.class.getName()));
        words.keySet().forEach(name -> command.add(folder.resolve(name).toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES));
        List<String> expected = words.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .toList();
        assertEquals(String.join("\n", expected), Files.readString(out).strip());
    }

    private void texts() throws IOException {
        try (RandomAccessFile large =
                new RandomAccessFile(file("large", "too_large@0").toFile(), "rw")) {
            large.setLength(100_000_000);
        }
        write("a_byte_too_many", ("x\n").repeat(5 * 1024 * 1024) + "x", "too_large@0");
        write("one_line", BIG, "line_too_long@1");
        write("one_quote", "a\n\"" + "b\n".repeat(4_000_000), "quotes@2");
        write("only_commas", ",".repeat(10_000_000), "line_too_long@1");
        write("only_breaks", "\n".repeat(10_000_000), "empty@0");
        write("50001_rows", "0803,500\n".repeat(50_001), "50001 rows");
        write("50002_rows", "0803,500\n".repeat(50_002), "too_many_rows@50002");
        write("million_rows", "a\n".repeat(1_000_000), "too_many_rows@50002");
        write("quotes_alone", "\"".repeat(10_000_000), "line_too_long@1");
    }

    private void bombs() throws IOException {
        String row = "<row><c><v>1</v></c></row>";
        String column = "<c><v>8031234567</v></c>".repeat(8);
        write("x_50001_rows", MadeXlsx.of(("<row>" + column + "</row>").repeat(50_001)), "50001 rows");
        write("x_50002_rows", MadeXlsx.of(row.repeat(50_002)), "too_many_rows@50002");
        write("x_bomb", MadeXlsx.of("<row/>".repeat(12_000_000)), "bomb@0");
        Files.write(
                file("x_lying", "bomb@0"),
                MadeXlsx.of("<row/>".repeat(12_000_000)).lying());
        write("x_empty_cells", MadeXlsx.of("<row>" + "<c/>".repeat(12_000_000) + "</row>"), "bomb@0");
        write("x_bytes", MadeXlsx.of(("<row><f>" + "z".repeat(100_000) + "</f></row>").repeat(700)), "bomb@0");
        write(
                "x_strings",
                MadeXlsx.of(row).strings(("<si><t>" + "y".repeat(1000) + "</t></si>").repeat(20_000)),
                "bomb@0");
        write("x_many_strings", MadeXlsx.of(row).strings("<si><t>y</t></si>".repeat(300_000)), "bomb@0");
        write("x_one_string", MadeXlsx.of(row).strings("<si><t>" + BIG + "</t></si>"), "cell_too_long@0");
        write(
                "x_megabyte_cell",
                MadeXlsx.of("<row><c t=\"inlineStr\"><is><t>" + BIG + "</t></is></c></row>"),
                "cell_too_long@0");
    }

    private void crafted() throws IOException {
        String row = "<row><c><v>1</v></c></row>";
        write("x_attribute", MadeXlsx.of("<row r=\"" + BIG + "\"/>"), "cell_too_long@0");
        write("x_deep", MadeXlsx.of("<a>".repeat(1_000_000)), "broken@0");
        write("x_attributes", MadeXlsx.of("<row " + attributes() + "/>" + row), "broken@0");
        write("x_comment", MadeXlsx.of("<!--" + "<".repeat(10_000_000) + "-->"), "broken@0");
        write(
                "x_cdata",
                MadeXlsx.of("<row><c><v><![CDATA[" + "<".repeat(10_000_000) + "]]></v></c></row>"),
                "broken@0");
        write("x_instruction", MadeXlsx.of("<?a " + "<".repeat(10_000_000) + "?>"), "broken@0");
        write("x_laughs", MadeXlsx.of(row).part("xl/worksheets/sheet1.xml", laughs()), "broken@0");
        write("x_outside", MadeXlsx.of(row).part("xl/worksheets/sheet1.xml", outside()), "broken@0");
        write(
                "x_utf16",
                MadeXlsx.of(row).part("xl/workbook.xml", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\0<\0!"),
                "broken@0");
        MadeXlsx parts = MadeXlsx.of(row);
        for (int i = 0; i < 3000; i++) {
            parts.part("xl/media/" + i, "");
        }
        write("x_parts", parts, "bomb@0");
        write("x_unread_bomb", MadeXlsx.of(row).part("xl/media/image1.png", "\0".repeat(200_000_000)), "1:1");
    }

    private static String attributes() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            all.append('a').append(i).append("=\"\" ");
        }
        return all.toString();
    }

    private static String laughs() {
        return "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;\">]><worksheet><sheetData><row><c><v>&c;</v></c></row></sheetData></worksheet>";
    }

    private static String outside() {
        return "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + "<worksheet><sheetData><row><c><v>&x;</v></c></row></sheetData></worksheet>";
    }

    /** Nothing of it is left open, so that it can be deleted. */
    @Test
    void noFileIsHeldOpen() throws IOException {
        texts();
        crafted();
        for (String name : words.keySet()) {
            Word.of(folder.resolve(name));
        }
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            assertEquals(List.of(), open.filter(this::isOurs).toList());
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(words.size(), files.count());
        }
    }

    private boolean isOurs(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).startsWith(folder);
        } catch (IOException e) {
            // The list's own, closed meanwhile.
            return false;
        }
    }

    private void write(String name, String text, String word) throws IOException {
        Files.write(file(name, word), text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, MadeXlsx book, String word) throws IOException {
        Files.write(file(name, word), book.bytes());
    }

    private Path file(String name, String word) {
        words.put(name, word);
        return folder.resolve(name);
    }
}
