package kportal.history.exports;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import kportal.export.Cell;
import kportal.history.Line;
import kportal.history.Total;
import kportal.support.LagosTime;
import kportal.support.Money;

/** One object; what the rows come to stands after them, when it is known. */
final class JsonExport implements ExportFile {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    JsonExport(OutputStream out, Heading heading) throws IOException {
        this.json = JSON.createGenerator(out, JsonEncoding.UTF8);
        json.writeStartObject();
        json.writeStringField("business", heading.business());
        json.writeStringField("environment", heading.environment().code());
        json.writeStringField("made_at", LagosTime.iso(heading.madeAt()));
        json.writeObjectFieldStart("filters");
        for (Map.Entry<String, String> filter : heading.filters().entrySet()) {
            json.writeStringField(filter.getKey(), filter.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("rows");
    }

    @Override
    public void write(Line row) {
        try {
            List<Cell> cells = ExportColumns.of(row);
            json.writeRaw('\n');
            json.writeStartObject();
            for (int i = 0; i < cells.size(); i++) {
                json.writeFieldName(ExportColumns.NAMES.get(i));
                write(cells.get(i));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Cell cell) throws IOException {
        switch (cell) {
            case Cell.Text text -> json.writeString(text.text());
            case Cell.Naira naira -> json.writeNumber(naira(naira.money()));
            case Cell.Time time -> json.writeString(LagosTime.iso(time.time()));
            case Cell.Count count -> json.writeNumber(count.count());
            case Cell.Empty empty -> json.writeNull();
        }
    }

    private static BigDecimal naira(Money money) {
        return BigDecimal.valueOf(money.kobo(), 2);
    }

    @Override
    public void end(Sums sums) throws IOException {
        json.writeEndArray();
        json.writeNumberField("count", sums.count());
        json.writeArrayFieldStart("sums");
        for (Total total : sums.totals()) {
            json.writeStartObject();
            json.writeStringField("status", total.status().code());
            json.writeNumberField("count", total.count());
            json.writeNumberField("amount", naira(total.amount()));
            json.writeNumberField("charged", naira(total.charged()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("sure", naira(sums.sure()));
        json.writeNumberField("charged", naira(sums.charged()));
        json.writeNumberField("unsure", naira(sums.unsure()));
    }

    @Override
    public void close() throws IOException {
        json.writeEndObject();
        json.close();
    }
}
