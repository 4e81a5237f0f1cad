package kportal.owndata.download;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kportal.export.CsvFile;
import kportal.export.Formula;
import kportal.support.LagosTime;
import org.jspecify.annotations.Nullable;

/** A zip that is written through as it grows. Cut short it has no end, so nobody takes a part for the whole. */
final class Archive implements Closeable {
    private static final JsonMapper JSON = new JsonMapper();

    /** Hands its rows over, one after another; may be called again. */
    @FunctionalInterface
    interface Rows {
        void each(Consumer<List<@Nullable Object>> reader);
    }

    private final ZipOutputStream zip;

    Archive(OutputStream out) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    void text(String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** Twice the same rows: for programs as they are, and for spreadsheets. */
    void sheet(Sheet sheet, Rows rows) throws IOException {
        zip.putNextEntry(new ZipEntry(sheet.name() + ".json"));
        json(sheet.columns(), rows);
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry(sheet.name() + ".csv"));
        csv(sheet.columns(), rows);
        zip.closeEntry();
    }

    private void json(List<String> columns, Rows rows) throws IOException {
        try (JsonGenerator out = JSON.createGenerator(new Entry(zip))) {
            out.writeStartArray();
            rows.each(row -> write(out, columns, row));
            out.writeRaw('\n');
            out.writeEndArray();
        }
    }

    private static void write(JsonGenerator out, List<String> columns, List<@Nullable Object> row) {
        try {
            out.writeRaw('\n');
            out.writeStartObject();
            for (int i = 0; i < columns.size(); i++) {
                out.writeFieldName(columns.get(i));
                Object value = row.get(i);
                out.writePOJO(value instanceof Instant time ? LagosTime.exact(time) : value);
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void csv(List<String> columns, Rows rows) throws IOException {
        try (CsvFile out = new CsvFile(new Entry(zip), columns)) {
            rows.each(row -> out.write(row.stream().map(Archive::cell).toList()));
        }
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Instant time -> LagosTime.exact(time);
            case String text -> Formula.defused(text);
            default -> value.toString();
        };
    }

    /** What ends the last entry, and names them all. */
    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** One file of several: whoever writes it may close it, and the zip stays open. */
    private static final class Entry extends FilterOutputStream {
        Entry(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void flush() {
            // The zip sends what it has when it has enough.
        }

        @Override
        public void close() {
            // The next file follows.
        }
    }
}
