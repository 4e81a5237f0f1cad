package kportal.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A CSV file as RFC 4180 has it, in UTF-8, with a header row; written through as it grows. See docs/export.md. */
public final class CsvFile implements Closeable {
    private final CsvWriter writer;

    public CsvFile(OutputStream out, List<String> columns) {
        this.writer = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        writer.writeRecord(columns);
    }

    public void write(List<String> cells) {
        writer.writeRecord(cells);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
