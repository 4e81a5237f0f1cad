package kportal.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.of;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists as text: what is read out of odd ones, and the word for those that can't be read. */
class TextSheetsTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String BOM = "\ufeff";

    @TempDir
    private Path folder;

    static Stream<Arguments> texts() {
        return Stream.of(
                of("commas", "phone,amount\n0803,500\n", "1:phone|amount 2:0803|500"),
                of(
                        "semicolons with decimal commas",
                        "phone;amount\n0803;1,50\n0804;2,50",
                        "1:phone|amount 2:0803|1,50 3:0804|2,50"),
                of("tabs with commas", "phone\tname\n0803\tObi, Ada", "1:phone|name 2:0803|Obi, Ada"),
                of("pipes", "phone|amount\n0803|500", "1:phone|amount 2:0803|500"),
                of("one column", "phone\n0803\n0804", "1:phone 2:0803 3:0804"),
                of("no line of names", "0803;1,000\n0804;2,000", "1:0803|1,000 2:0804|2,000"),
                of("sep= told", "sep=;\na,x;b\n1;2", "2:a,x|b 3:1|2"),
                of("sep= in capitals and quotes", "\"SEP=|\"\r\na|b", "2:a|b"),
                of("sep= alone", "sep=;", "empty@0"),
                of("a comma in quotes", "a,b\n\"Obi, Ada\",2", "1:a|b 2:Obi, Ada|2"),
                of("a delimiter in quotes counts for nothing", "\"a;b\",c\n\"d;e\",f", "1:a;b|c 2:d;e|f"),
                of("doubled quotes", "a\n\"5\"\" pipe\"", "1:a 2:5\" pipe"),
                of("a quote inside a cell", "a,b\n5\" pipe,2", "1:a|b 2:5\" pipe|2"),
                of("a line break in quotes", "a,b\n\"x\ny\",2\n3,4", "1:a|b 2:x\ny|2 4:3|4"),
                of("a quote left open", "a,b\n1,2\n\"3,4\n5,6\n", "quotes@3"),
                of("a quote left open for long", "a\n\n\"b\n" + "0803,500\n".repeat(40_000), "quotes@3"),
                of("text after a quote", "a,b\n\"1\"x,2", "quotes@2"),
                of("CRLF", "a,b\r\n1,2\r\n", "1:a|b 2:1|2"),
                of("lone CR", "a,b\r1,2\r3,4", "1:a|b 2:1|2 3:3|4"),
                of("all three", "a\r\nb\rc\nd", "1:a 2:b 3:c 4:d"),
                of("no last line break", "a\nb", "1:a 2:b"),
                of("blank lines", "\n\na\n  \n\t\n,,\nb\n\n", "3:a 7:b"),
                of("ragged", "a,b,c\n1\n1,2,3,4", "1:a|b|c 2:1 3:1|2|3|4"),
                of("a comma at the end", "a,b,\n1,,\n", "1:a|b 2:1"),
                of("only names", "phone,amount", "1:phone|amount"),
                of("blanks around", " a , b\u00a0\n\u20070803\u00a0,\u3000x ", "1:a|b 2:0803|x"),
                of("marks from a chat", "\u202a+234 803\u202c,\u200b500\u200d\n", "1:+234 803|500"),
                of("right to left", "شكرا,Ọ̀ṣun\n👩🏽‍🔧,₦", "1:شكرا|Ọ̀ṣun 2:👩🏽‍🔧|₦"),
                of("an exponent stays as it is", "8.03E+09", "1:8.03E+09"),
                of("a formula is text", "=1+1,@x\n", "1:=1+1|@x"),
                of("twenty digits", "12345678901234567890,0011", "1:12345678901234567890|0011"),
                of("nothing", "", "empty@0"),
                of("only blanks", " \n\t\n\u00a0\n", "empty@0"),
                of("a mark alone", BOM, "empty@0"),
                of("a mark first", BOM + "a,b", "1:a|b"),
                of("NUL", "a,b\n1,\0\n", "binary@2"),
                of("escape", "a\nb\n\u001b[31m", "binary@3"),
                of("not a character", "a\n\uffff", "binary@2"),
                of("60 columns", "a" + ",b".repeat(59), "1:a" + "|b".repeat(59)),
                of("61 columns", "x\na" + ",b".repeat(60), "too_many_columns@2"),
                of("a thousand empty columns", "a" + ",".repeat(1000), "1:a"),
                of("100,000 empty columns", "a" + ",".repeat(100_000), "1:a"),
                of("2,000 characters", "x".repeat(2000), "1:" + "x".repeat(2000)),
                of("2,001 characters", "a\n" + "x".repeat(2001), "cell_too_long@2"),
                of("a megabyte in a cell", "a\n" + "x".repeat(1_000_000), "line_too_long@2"),
                of("letters lost before", "a\nJos\ufffd", "encoding@2"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void aFileIsReadOrRefused(String name, String text, String word) throws IOException {
        assertEquals(word, word(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void whatIsPastedIsReadTheSameWay(String name, String text, String word) {
        assertEquals(word, Word.ofPasted(text.replace(BOM, "")));
    }

    static Stream<Arguments> bytes() {
        String list = "phone,name\n0803,José – Ọ̀ṣun ₦5\n";
        String read = "1:phone|name 2:0803|José – Ọ̀ṣun ₦5";
        byte[] broken = "a,é\nb,Ọ̀ṣun\nc,x\n".getBytes(StandardCharsets.UTF_8);
        broken[broken.length - 2] = (byte) 0xC3;
        return Stream.of(
                of("UTF-16LE with its mark", (BOM + list).getBytes(StandardCharsets.UTF_16LE), read),
                of("UTF-16BE with its mark", (BOM + list).getBytes(StandardCharsets.UTF_16BE), read),
                of("UTF-16LE without", list.getBytes(StandardCharsets.UTF_16LE), read),
                of("UTF-16BE without", list.getBytes(StandardCharsets.UTF_16BE), read),
                of("UTF-16 with half a pair", (BOM + "a\nb\ud83d!").getBytes(StandardCharsets.UTF_16LE), "encoding@2"),
                of(
                        "UTF-16 cut in half a letter",
                        cut((BOM + "a\nbb").getBytes(StandardCharsets.UTF_16LE)),
                        "encoding@2"),
                of("Windows-1252", "a,José\nb,£5 – “x”".getBytes(WINDOWS), "1:a|José 2:b|£5 – “x”"),
                of("what Windows-1252 has not", new byte[] {'a', '\n', 'b', (byte) 0x81}, "encoding@2"),
                of("UTF-8 broken in one place", broken, "encoding@3"),
                of(
                        "a JPEG",
                        new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F'},
                        "binary@1"),
                of("a gzip", new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 3}, "binary@1"),
                of("a PDF", "%PDF-1.7\n%âãÏÓ\n1 0 obj".getBytes(WINDOWS), "not_a_sheet@0"),
                of("a page that a bank names .xls", "\n <HTML><table><tr><td>1".getBytes(WINDOWS), "not_a_sheet@0"),
                of(
                        "XML of 2003",
                        (BOM + "<?xml version=\"1.0\"?><Workbook>").getBytes(StandardCharsets.UTF_8),
                        "not_a_sheet@0"),
                of("RTF", "{\\rtf1\\ansi list}".getBytes(WINDOWS), "not_a_sheet@0"),
                of(
                        "an old or locked workbook",
                        new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2},
                        "protected@0"));
    }

    private static byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length - 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bytes")
    void itsBytesAreUnderstoodOrRefused(String name, byte[] bytes, String word) throws IOException {
        assertEquals(word, word(bytes));
    }

    private String word(byte[] bytes) throws IOException {
        // Its name is never looked at.
        return Word.of(Files.write(folder.resolve("list.exe"), bytes));
    }
}
