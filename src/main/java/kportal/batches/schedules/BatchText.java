package kportal.batches.schedules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kportal.batches.Batch;
import kportal.batches.BatchRowRepository;
import kportal.batches.Row;
import kportal.batches.RowState;
import kportal.batches.checking.Columns;
import kportal.export.CsvFile;

/** A batch's rows as they would be pasted, so that what was bought once can come round. */
final class BatchText {
    private static final Set<RowState> BOUGHT = EnumSet.complementOf(EnumSet.of(RowState.WRONG, RowState.LEFT_OUT));

    private final BatchRowRepository rows;

    BatchText(BatchRowRepository rows) {
        this.rows = rows;
    }

    /** Empty when it is longer than what can be pasted. */
    String of(Batch batch) {
        List<String> fields = Columns.fields(batch.service());
        List<Row> some = rows.list(batch.id(), batch.service(), BOUGHT, false, 0, ScheduleForm.LONGEST_PASTE);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (CsvFile csv = new CsvFile(text, fields)) {
            for (Row row : some) {
                csv.write(fields.stream()
                        .map(field -> row.fields().getOrDefault(field, ""))
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.size() > ScheduleForm.LONGEST_PASTE ? "" : text.toString(StandardCharsets.UTF_8);
    }
}
