package kportal.batches.hostile;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Files that are text, or say they are. */
final class Texts {
    private static final String ROWS = "phone_number,amount\n08031110011,100\n08051110012,250\n";
    private static final String TWO = "draft list.csv, 2 rows";

    private Texts() {}

    static Stream<Sent> all() {
        return Stream.of(large(), lines(), encodings(), columns(), cells(), others())
                .flatMap(each -> each);
    }

    private static Stream<Sent> large() {
        return Stream.of(
                Sent.file(
                        "a byte over 10 MB",
                        () -> Sent.all(Sent.megabytes(10, '\n'), Sent.stream("x")),
                        "file: too_large@0"),
                Sent.file("one line of 50 MB", () -> Sent.megabytes(50, 'x'), "file: too_large@0"),
                Sent.file("100 MB of zeros", () -> Sent.megabytes(100, '\0'), "file: too_large@0"),
                Sent.file("140 MB", () -> Sent.megabytes(140, 'x'), "413"),
                Sent.file("one line of 10 MB", () -> Sent.megabytes(10, 'x'), "file: line_too_long@1"),
                Sent.file("10 MB of breaks", () -> Sent.megabytes(10, '\n'), "file: empty@0"),
                Sent.file("10 MB of quotation marks", () -> Sent.megabytes(10, '"'), "file: line_too_long@1"),
                Sent.text("50,001 rows", "phone,amount\n" + "0,1\n".repeat(50_001), "file: too_many_rows@50002"),
                Sent.text(
                        "50,001 lines of text, no names",
                        "08031110011,100\n".repeat(50_001),
                        "file: too_many_rows@50001"));
    }

    private static Stream<Sent> lines() {
        return Stream.of(
                Sent.text("empty", "", "file: empty@0"),
                Sent.text("only a mark", "\ufeff", "file: empty@0"),
                Sent.text("only separators", ",,,\n,,,\n,\n", "file: empty@0"),
                Sent.text("only empty quotes", "\"\",\"\"\n\"\"", "file: empty@0"),
                Sent.text("only sep=", "sep=;\n", "file: empty@0"),
                Sent.text("only a heading", "phone_number,amount\n", "file: empty@0"),
                Sent.text("lone CR", ROWS.replace('\n', '\r'), TWO),
                Sent.text("all kinds of breaks", "phone,amount\r\n\r\r\n08031110011,100\n\r08051110012,250", TWO),
                Sent.text("a quotation mark left open", "phone,amount\n\"08031110011,100\n", "file: quotes@2"),
                Sent.text("text after a quotation mark", "phone,amount\n\"0803\"x,100\n", "file: quotes@2"));
    }

    private static Stream<Sent> encodings() {
        return Stream.of(
                encoded("UTF-16LE with a mark", "\ufeff" + ROWS, StandardCharsets.UTF_16LE, TWO),
                encoded("UTF-16BE with a mark", "\ufeff" + ROWS, StandardCharsets.UTF_16BE, TWO),
                encoded("UTF-16LE without", ROWS, StandardCharsets.UTF_16LE, TWO),
                encoded("UTF-16BE without", ROWS, StandardCharsets.UTF_16BE, TWO),
                encoded("UTF-32", ROWS, Charset.forName("UTF-32"), "file: binary@1"),
                encoded("EBCDIC", ROWS, Charset.forName("IBM1047"), "file: encoding@1"),
                hex("UTF-16 cut in half", "fffe3000380030", "file: encoding@1"),
                hex("a surrogate in UTF-8", "616263c3a9c3a9c3a90aeda0802c31", "file: encoding@2"),
                hex("NUL in two bytes", "616263c3a9c3a90ac0802c31", "file: encoding@2"));
    }

    private static Sent encoded(String what, String text, Charset charset, String answer) {
        return Sent.bytes(what, () -> text.getBytes(charset), answer);
    }

    private static Sent hex(String what, String hex, String answer) {
        return Sent.file(what, () -> new ByteArrayInputStream(HexFormat.of().parseHex(hex)), answer);
    }

    private static Stream<Sent> columns() {
        return Stream.of(
                Sent.text("a column twice", "phone,amount,amount\n08031110011,100,200\n", "file: column_twice@1"),
                Sent.text(
                        "no column that is known",
                        "colour,shape\nred,round\n",
                        "draft list.csv, 2 rows; Enter a Nigerian phone number, such as 0803 123 4567. Enter the amount in whole naira, such as 1000."),
                Sent.text(
                        "mixed separators",
                        "phone;amount\n08031110011,100\n08051110012;250\n",
                        "draft list.csv, 2 rows; Enter a Nigerian phone number, such as 0803 123 4567. Enter the amount."),
                Sent.text("60 columns and one", "phone,amount" + ",x".repeat(59) + "\n", "file: too_many_columns@1"),
                Sent.text(
                        "rows of all lengths",
                        "phone,amount\n08031110011\n,,,,9\n08051110012,250,x,y,z\n",
                        "draft list.csv, 3 rows; Enter the amount. Enter the phone number."));
    }

    private static Stream<Sent> cells() {
        return Stream.of(
                Sent.text("NUL in a number", "phone,amount\n0803\00001,100\n", "file: binary@2"),
                Sent.text("an escape of a terminal", "phone,amount\n\u001b[2J,100\n", "file: binary@2"),
                Sent.text("2,001 characters", "phone,amount\n" + "9".repeat(2_001) + ",1\n", "file: cell_too_long@2"),
                Sent.text(
                        "formulas",
                        "phone,amount\n=cmd|'/C calc'!A0,+1\n@SUM(A1),-1\n",
                        "draft list.csv, 2 rows; Enter a Nigerian phone number, such as 0803 123 4567. Enter the amount in whole naira, such as 1000."),
                Sent.text(
                        "a script",
                        "phone,amount,<script>alert(1)</script>\n<script>alert(1)</script>,1,1\n",
                        "draft list.csv, 1 row; Enter a Nigerian phone number, such as 0803 123 4567. Enter an amount from ₦50 to ₦50,000."),
                Sent.text(
                        "a template's words",
                        "phone,amount\n${7*7} #{x} [[${7*7}]] __${7*7}__,100\n",
                        "draft list.csv, 1 row; Enter a Nigerian phone number, such as 0803 123 4567."),
                Sent.text(
                        "marks that turn round",
                        "phone,amount\n0803\u202e1110011,1\u20660\n",
                        "draft list.csv, 1 row; This holds a character that can’t be sent. Type it again."),
                Sent.text(
                        "digits of other scripts",
                        "phone,amount\n٠٨٠٣١١١٠٠١١,１００\n",
                        "draft list.csv, 1 row; Enter a Nigerian phone number, such as 0803 123 4567. Enter the amount in whole naira, such as 1000."),
                Sent.text(
                        "an amount without end",
                        "phone,amount\n08031110011," + "9".repeat(2_000) + "\n",
                        "draft list.csv, 1 row; Use 20 characters or fewer."),
                Sent.text(
                        "odd amounts",
                        "phone,amount\n08031110011,1e9\n08031110011,NaN\n08031110011,-100\n",
                        "draft list.csv, 3 rows; Enter the amount in whole naira, such as 1000."));
    }

    private static Stream<Sent> others() {
        return Stream.of(
                Sent.text("a PDF", "%PDF-1.7\n%âãÏÓ\n", "file: not_a_sheet@0"),
                Sent.text("a page", "<!DOCTYPE html><table><tr><td>08031110011", "file: not_a_sheet@0"),
                Sent.text(
                        "XML",
                        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                        "file: not_a_sheet@0"),
                hex("a picture", "89504e470d0a1a0a0000000d49484452", "file: binary@2"),
                hex("gzip", "1f8b08000000000000034b4c4a0600c241243503000000", "file: binary@1"),
                hex("an old workbook", "d0cf11e0a1b11ae1" + "00".repeat(512), "file: protected@0"));
    }
}
