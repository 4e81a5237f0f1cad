package kportal.sheets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook made part by part, so that each can be as no spreadsheet would write it. */
public final class MadeXlsx {
    private static final String TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, String> parts = new LinkedHashMap<>();

    /** One sheet, and these rows in it. */
    public static MadeXlsx of(String rows) {
        return new MadeXlsx()
                .part("_rels/.rels", links("r1", "officeDocument", "xl/workbook.xml"))
                .part(
                        "xl/workbook.xml",
                        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>")
                .part(
                        "xl/_rels/workbook.xml.rels",
                        links("r1", "worksheet", "worksheets/sheet1.xml", "r2", "worksheet", "/xl/worksheets/two.xml"))
                .sheet(rows);
    }

    public static String links(String... each) {
        StringBuilder links = new StringBuilder("<Relationships>");
        for (int i = 0; i < each.length; i += 3) {
            links.append("<Relationship Id=\"%s\" Type=\"%s%s\" Target=\"%s\"/>"
                    .formatted(each[i], TYPE, each[i + 1], each[i + 2]));
        }
        return links + "</Relationships>";
    }

    MadeXlsx sheet(String rows) {
        return part("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    }

    public MadeXlsx strings(String items) {
        return linked("sharedStrings", "<sst>" + items + "</sst>");
    }

    MadeXlsx styles(String styles) {
        return linked("styles", "<styleSheet>" + styles + "</styleSheet>");
    }

    private MadeXlsx linked(String kind, String text) {
        return part(
                        "xl/_rels/workbook.xml.rels",
                        links("r1", "worksheet", "worksheets/sheet1.xml", "r3", kind, kind + ".xml"))
                .part("xl/" + kind + ".xml", text);
    }

    MadeXlsx sheets(String sheets) {
        return part("xl/workbook.xml", "<workbook xmlns:r=\"r\">" + sheets + "</workbook>");
    }

    public MadeXlsx part(String name, String text) {
        parts.put(name, text);
        return this;
    }

    public MadeXlsx without(String name) {
        parts.remove(name);
        return this;
    }

    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Its declared unpacked sizes set to nothing, in each place where a zip says them. */
    public byte[] lying() {
        byte[] bytes = bytes();
        for (int i = 0; i + 46 < bytes.length; i++) {
            boolean central = bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2;
            if (central) {
                Arrays.fill(bytes, i + 24, i + 28, (byte) 0);
                bytes[i + 24] = 1;
            }
        }
        return bytes;
    }
}
