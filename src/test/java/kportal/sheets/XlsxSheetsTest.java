package kportal.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.of;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Workbooks: what is read out of odd ones, and the word for those that can't be read. */
class XlsxSheetsTest {
    private static final String DATES = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-409]dd\\ mmm\"/>"
            + "<numFmt numFmtId=\"171\" formatCode=\"&quot;days &quot;0\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/>"
            + "</cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/>"
            + "<xf numFmtId=\"171\"/></cellXfs>";

    @TempDir
    private Path folder;

    static Stream<Arguments> cells() {
        return Stream.of(
                of("a number", "<c><v>500</v></c>", "500"),
                of("a phone number", "<c t=\"n\"><v>8031234567</v></c>", "8031234567"),
                of("one with an exponent", "<c><v>8.0312345670000000E9</v></c>", "8031234567"),
                of("a number of floats", "<c><v>19.989999999999998</v></c>", "19.99"),
                of("whole with a fraction of nothing", "<c><v>500.0</v></c>", "500"),
                of(
                        "more digits than a spreadsheet keeps",
                        "<c><v>1.2345678901234567E19</v></c>",
                        "1.2345678901234567E19"),
                of("an exponent without end", "<c><v>1E-999999999</v></c>", "1E-999999999"),
                of("a great exponent", "<c><v>1E999</v></c>", "1E999"),
                of("a small one", "<c><v>0.000</v></c>", "0"),
                of(
                        "twenty digits as text",
                        "<c t=\"inlineStr\"><is><t>12345678901234567890</t></is></c>",
                        "12345678901234567890"),
                of(
                        "text in styles",
                        "<c t=\"inlineStr\"><is><r><t>08</t></r><r><t>03</t></r><rPh><t>no</t></rPh></is></c>",
                        "0803"),
                of("text with escapes", "<c t=\"inlineStr\"><is><t>a_x005F_b_x000A_c $1</t></is></c>", "a_b\nc $1"),
                of("true", "<c t=\"b\"><v>1</v></c>", "TRUE"),
                of("an error", "<c t=\"e\"><v>#REF!</v></c>", "#REF!"),
                of("a formula's number", "<c><f>A1*2</f><v>500</v></c>", "500"),
                of("a formula's text", "<c t=\"str\"><f>A1</f><v>0803</v></c>", "0803"),
                of("a formula never calculated", "<c><f>A1*2</f></c>", "=A1*2"),
                of("a day", "<c s=\"1\"><v>46350</v></c>", "2026-11-24"),
                of("a day in a format of its own", "<c s=\"2\"><v>46350</v></c>", "2026-11-24"),
                of("a day and a time", "<c s=\"1\"><v>46350.4375</v></c>", "2026-11-24 10:30"),
                of("no day but a number", "<c s=\"3\"><v>46350</v></c>", "46350"),
                of("a day beyond days", "<c s=\"1\"><v>99999999</v></c>", "99999999"),
                of("an ISO day", "<c t=\"d\"><v>2026-11-24</v></c>", "2026-11-24"),
                of("with a prefix", "<x:c xmlns:x=\"x\"><x:v>5</x:v></x:c>", "5"),
                of(
                        "blanks around",
                        "<c t=\"inlineStr\"><is><t xml:space=\"preserve\"> \u00a00803\u202c </t></is></c>",
                        "0803"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void aCellIsRead(String name, String cell, String text) throws IOException {
        assertEquals(
                "1:" + text,
                word(MadeXlsx.of("<row>" + cell + "</row>").styles(DATES).bytes()));
    }

    static Stream<Arguments> workbooks() {
        String one = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
        String text = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>%s</v></c></row>";
        MadeXlsx whole = MadeXlsx.of(one);
        return Stream.of(
                of(
                        "places",
                        MadeXlsx.of(
                                        "<row r=\"3\"><c r=\"B3\"><v>1</v></c><c r=\"D3\"><v>2</v></c></row><row r=\"9\"><c><v>3</v></c></row>")
                                .bytes(),
                        "3:|1||2 9:3"),
                of(
                        "merged cells",
                        MadeXlsx.of(
                                        "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\" s=\"0\"/><c r=\"C1\"><v>2</v></c></row>")
                                .bytes(),
                        "1:1||2"),
                of(
                        "empty rows with styles",
                        MadeXlsx.of("<row r=\"1\"/>" + "<row><c s=\"0\"/></row>".repeat(60_000)
                                        + "<row><c><v>1</v></c></row>")
                                .bytes(),
                        "60002:1"),
                of(
                        "shared text",
                        MadeXlsx.of(text.formatted("1"))
                                .strings("<si><t>a</t></si><si><r><t>b</t></r><r><t>c</t></r></si>")
                                .bytes(),
                        "1:bc"),
                of(
                        "text that isn't there",
                        MadeXlsx.of(text.formatted("2000000000"))
                                .strings("<si><t>a</t></si>")
                                .bytes(),
                        "broken@1"),
                of("no text at all", MadeXlsx.of(text.formatted("0")).bytes(), "broken@1"),
                of(
                        "a hidden first sheet",
                        MadeXlsx.of(one)
                                .sheets("<sheets><sheet state=\"hidden\" r:id=\"r1\"/><sheet r:id=\"r2\"/></sheets>")
                                .part(
                                        "xl/worksheets/two.xml",
                                        "<worksheet><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>")
                                .bytes(),
                        "1:2"),
                of(
                        "several sheets",
                        MadeXlsx.of(one)
                                .sheets("<sheets><sheet state=\"visible\" r:id=\"r1\"/><sheet r:id=\"r2\"/></sheets>")
                                .bytes(),
                        "1:1"),
                of(
                        "only hidden sheets",
                        MadeXlsx.of(one)
                                .sheets("<sheets><sheet state=\"veryHidden\" r:id=\"r1\"/></sheets>")
                                .bytes(),
                        "empty@0"),
                of(
                        "days from 1904",
                        MadeXlsx.of("<row><c s=\"1\"><v>44888</v></c></row>")
                                .styles(DATES)
                                .sheets("<workbookPr date1904=\"1\"/><sheets><sheet r:id=\"r1\"/></sheets>")
                                .bytes(),
                        "1:2026-11-24"),
                of("an empty sheet", MadeXlsx.of("").bytes(), "empty@0"),
                of(
                        "16,384 columns",
                        MadeXlsx.of("<row><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>1</v></c></row>")
                                .bytes(),
                        "too_many_columns@1"),
                of(
                        "a column beyond all",
                        MadeXlsx.of("<row><c r=\"ZZZZZZ1\"><v>1</v></c></row>").bytes(),
                        "too_many_columns@1"),
                of(
                        "empty columns with styles",
                        MadeXlsx.of("<row><c r=\"A1\"><v>1</v></c><c r=\"XFD1\" s=\"0\"/></row>")
                                .bytes(),
                        "1:1"),
                of(
                        "a long cell",
                        MadeXlsx.of("<row r=\"7\"><c t=\"inlineStr\"><is><t>" + "x".repeat(2001)
                                        + "</t></is></c></row>")
                                .bytes(),
                        "cell_too_long@7"),
                of(
                        "a control character",
                        MadeXlsx.of("<row r=\"7\"><c t=\"inlineStr\"><is><t>_x0000_</t></is></c></row>")
                                .bytes(),
                        "binary@7"),
                of("a letter", whole.part("xl/workbook.xml", "<document/>").bytes(), "not_a_sheet@0"),
                of("any zip", new MadeXlsx().part("readme.txt", "x").bytes(), "not_a_sheet@0"),
                of("an empty zip", new MadeXlsx().bytes(), "not_a_sheet@0"),
                of(
                        "a binary workbook",
                        new MadeXlsx()
                                .part("_rels/.rels", MadeXlsx.links("r1", "officeDocument", "xl/workbook.bin"))
                                .bytes(),
                        "not_a_sheet@0"),
                of(
                        "without its sheet",
                        MadeXlsx.of(one).without("xl/worksheets/sheet1.xml").bytes(),
                        "broken@0"),
                of("cut off", Arrays.copyOf(MadeXlsx.of(one).bytes(), 500), "broken@0"),
                of("a head and no more", new byte[] {'P', 'K', 3, 4}, "broken@0"),
                of(
                        "XML that breaks off",
                        MadeXlsx.of("<row><c>")
                                .part("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>")
                                .bytes(),
                        "broken@0"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("workbooks")
    void aWorkbookIsReadOrRefused(String name, byte[] bytes, String word) throws IOException {
        assertEquals(word, word(bytes));
    }

    @Test
    void whatTheExportWritesIsRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Workbook book = new Workbook(bytes, "Kportal", null);
        var sheet = book.newWorksheet("List");
        sheet.value(0, 0, "phone");
        sheet.value(1, 0, "08031234567");
        sheet.inlineString(1, 1, "Ọ̀ṣun");
        sheet.value(1, 2, 8031234567L);
        book.finish();
        assertEquals("1:phone 2:08031234567|Ọ̀ṣun|8031234567", word(bytes.toByteArray()));
    }

    private String word(byte[] bytes) throws IOException {
        return Word.of(Files.write(folder.resolve("list.csv"), bytes));
    }
}
