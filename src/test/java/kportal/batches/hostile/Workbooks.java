package kportal.batches.hostile;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kportal.sheets.MadeXlsx;

/** Workbooks as no spreadsheet writes them; those that only fill a heap are in HostileSheetsTest, which has a small one. */
final class Workbooks {
    private static final String ROW = "<row><c><v>8031110011</v></c><c><v>100</v></c></row>";
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String ONE = "draft list.csv, 1 row";

    private Workbooks() {}

    static Stream<Sent> all() {
        return Stream.of(zips(), bombs(), crafted(), values()).flatMap(each -> each);
    }

    private static Sent book(String what, Supplier<MadeXlsx> book, String answer) {
        return Sent.bytes(what, () -> book.get().bytes(), answer);
    }

    private static Stream<Sent> zips() {
        MadeXlsx good = MadeXlsx.of(ROW);
        byte[] bytes = good.bytes();
        return Stream.of(
                book("a workbook called .csv", () -> good, ONE),
                Sent.named(
                        "a text called .xlsx",
                        "list.xlsx",
                        () -> Sent.stream("08031110011,100"),
                        "draft list.xlsx, 1 row"),
                book("a zip without a workbook", () -> good.without("xl/workbook.xml"), "file: broken@0"),
                Sent.text("the first letters of a zip", "PK\u0003\u0004", "file: broken@0"),
                Sent.bytes("a zip cut off", () -> Arrays.copyOf(bytes, bytes.length / 2), "file: broken@0"),
                Sent.bytes(
                        "a zip that lies of its sizes",
                        MadeXlsx.of("<row/>".repeat(12_000_000))::lying,
                        "file: bomb@0"),
                book("parts outside its folder", () -> MadeXlsx.of(ROW).part("../../../escaped", "x"), ONE));
    }

    private static Stream<Sent> bombs() {
        return Stream.of(
                book("a bomb of rows", () -> MadeXlsx.of("<row/>".repeat(12_000_000)), "file: bomb@0"),
                book(
                        "a million columns",
                        () -> MadeXlsx.of("<row>" + "<c><v>1</v></c>".repeat(1_000_000) + "</row>"),
                        "file: too_many_columns@1"),
                book(
                        "a million empty columns",
                        () -> MadeXlsx.of("<row>" + "<c/>".repeat(1_000_000) + "</row>" + ROW),
                        "draft list.csv, 1 row"),
                book(
                        "300,000 shared texts",
                        () -> MadeXlsx.of(ROW).strings("<si><t>y</t></si>".repeat(300_000)),
                        "file: bomb@0"),
                book(
                        "20 MB of shared texts",
                        () -> MadeXlsx.of(ROW).strings(("<si><t>" + "y".repeat(1000) + "</t></si>").repeat(20_000)),
                        "file: bomb@0"),
                book(
                        "50,001 rows, no names",
                        () -> MadeXlsx.of("<row><c><v>1</v></c></row>".repeat(50_001)),
                        "file: too_many_rows@50001"));
    }

    private static Stream<Sent> crafted() {
        return Stream.of(
                book(
                        "entities that grow",
                        () -> sheet("<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>", "&b;"),
                        "file: broken@0"),
                book(
                        "an entity from outside",
                        () -> sheet("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "&x;"),
                        "file: broken@0"),
                book("an entity nobody declared", () -> sheet("", "&x;"), "file: broken@0"),
                book("1,000,000 levels", () -> MadeXlsx.of("<a>".repeat(1_000_000)), "file: broken@0"),
                book("a sheet that is elsewhere", () -> elsewhere("../../../../../etc/passwd"), "file: broken@0"),
                book("a sheet on the web", () -> elsewhere("http://127.0.0.1:1/sheet.xml"), "file: broken@0"));
    }

    private static MadeXlsx sheet(String before, String value) {
        return MadeXlsx.of(ROW)
                .part(
                        SHEET,
                        before + "<worksheet><sheetData><row><c><v>" + value
                                + "</v></c></row></sheetData></worksheet>");
    }

    private static MadeXlsx elsewhere(String target) {
        return MadeXlsx.of(ROW)
                .part("xl/_rels/workbook.xml.rels", MadeXlsx.links("r1", "worksheet", target))
                .without(SHEET);
    }

    private static Stream<Sent> values() {
        return Stream.of(
                cells("a cell in column ZZZZZZ", "<c r=\"ZZZZZZ1\"><v>1</v></c>", "file: too_many_columns@1"),
                cells("text number 2,000,000,000", "<c t=\"s\"><v>2000000000</v></c>", "file: broken@1"),
                cells("text number -1", "<c t=\"s\"><v>-1</v></c>", "file: broken@1"),
                cells(
                        "no number where one is said",
                        "<c><v>abc</v></c><c><v>1e999999999</v></c>",
                        "draft list.csv, 1 row; Enter a Nigerian phone number, such as 0803 123 4567. Enter the amount in whole naira, such as 1000."),
                cells(
                        "a formula",
                        "<c><f>cmd|'/C calc'!A0</f></c><c><v>100</v></c>",
                        "draft list.csv, 1 row; Enter a Nigerian phone number, such as 0803 123 4567."),
                cells(
                        "errors and truths",
                        "<c t=\"e\"><v>#REF!</v></c><c t=\"b\"><v>1</v></c>",
                        "draft list.csv, 1 row; Enter a Nigerian phone number, such as 0803 123 4567. Enter the amount in whole naira, such as 1000."),
                cells("a cell with no text in it", "<c t=\"inlineStr\"></c><c t=\"str\"/>", "file: empty@0"));
    }

    private static Sent cells(String what, String cells, String answer) {
        return book(what, () -> MadeXlsx.of("<row>" + cells + "</row>"), answer);
    }
}
