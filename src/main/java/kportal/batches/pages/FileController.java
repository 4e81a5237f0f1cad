package kportal.batches.pages;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import kportal.batches.Batch;
import kportal.batches.BatchRepository;
import kportal.batches.BatchRowRepository;
import kportal.batches.Row;
import kportal.batches.RowState;
import kportal.batches.checking.Columns;
import kportal.export.CsvFile;
import kportal.export.Formula;
import kportal.support.LagosTime;
import kportal.transactions.Order;
import kportal.transactions.Service;
import kportal.web.Form;
import kportal.web.Messages;
import kportal.web.View;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files of a batch: an empty one to fill in, the upload with what is wrong, the upload with what came of it. */
public final class FileController {
    private static final Logger log = LoggerFactory.getLogger(FileController.class);

    private static final int SOME = 500;

    /** After the columns of the upload. */
    private static final List<String> RESULT = List.of(
            "status",
            "reason",
            "transaction_id",
            "time",
            "amount_naira",
            "reference",
            "token",
            "units",
            "network",
            "recipient",
            "product");

    private final BatchRepository batches;
    private final BatchRowRepository rows;
    private final View view;

    public FileController(BatchRepository batches, BatchRowRepository rows, View view) {
        this.batches = batches;
        this.rows = rows;
        this.view = view;
    }

    public void template(Context ctx) {
        Service service = NewBatchForm.service(Form.of(ctx));
        List<String> columns = new ArrayList<>(Columns.fields(service));
        if (service == Service.SMS) {
            columns.add("name");
        }
        begin(ctx, "kportal-" + service.code() + "-template");
        try {
            new CsvFile(ctx.outputStream(), columns).close();
        } catch (IOException e) {
            log.debug("whoever was downloading has gone", e);
        }
    }

    public void errors(Context ctx) {
        Batch batch = BatchController.find(batches, ctx);
        Messages messages = view.messages(ctx);
        write(ctx, batch, "errors", List.of("error"), Set.of(RowState.WRONG), row -> List.of(errors(row, messages)));
    }

    private static String errors(Row row, Messages messages) {
        return String.join(
                " ",
                row.errors().stream()
                        .map(wrong -> messages.text(wrong.message()))
                        .toList());
    }

    public void result(Context ctx) {
        Batch batch = BatchController.find(batches, ctx);
        Messages messages = view.messages(ctx);
        write(ctx, batch, "result", RESULT, Set.copyOf(RowState.TOLD), row -> result(row, messages));
    }

    private static List<String> result(Row row, Messages messages) {
        Row.Sent sent = row.sent();
        Order order = row.order();
        return List.of(
                row.state().code(),
                why(row, messages),
                sent == null ? "" : sent.transactionId(),
                sent == null ? "" : LagosTime.iso(sent.at()),
                order == null || order.amount() == null ? "" : order.amount().plain(),
                text(sent == null ? null : sent.reference()),
                text(sent == null ? null : sent.token()),
                text(sent == null ? null : sent.units()),
                // As bought: a row that was mended on the page is another in the upload.
                text(order == null ? null : order.network()),
                text(order == null ? null : order.recipient()),
                text(order == null ? null : order.product()));
    }

    /** Why it was not sent, or what Kpoint said. */
    private static String why(Row row, Messages messages) {
        if (row.state() == RowState.WRONG) {
            return errors(row, messages);
        }
        if (row.state() == RowState.HELD) {
            return messages.text("review.refused." + row.held());
        }
        return row.sent() == null ? "" : text(row.sent().kpointMessage());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : Formula.defused(value);
    }

    private void write(
            Context ctx,
            Batch batch,
            String what,
            List<String> more,
            Set<RowState> states,
            Function<Row, List<String>> told) {
        List<String> heading = new ArrayList<>();
        batch.heading().forEach(name -> heading.add(Formula.defused(name)));
        heading.addAll(more);
        begin(ctx, "kportal-batch-" + LagosTime.dayOf(batch.createdAt()) + "-" + what);
        try (CsvFile file = new CsvFile(ctx.outputStream(), heading)) {
            int after = 0;
            List<Row> some;
            do {
                some = rows.list(batch.id(), batch.service(), states, false, after, SOME);
                for (Row row : some) {
                    file.write(line(batch, row, told.apply(row)));
                }
                after = some.isEmpty() ? after : some.getLast().number();
            } while (some.size() == SOME);
        } catch (IOException e) {
            log.debug("whoever was downloading has gone", e);
        }
    }

    /** As it came, as wide as the heading, so that what is told stands below its names. */
    private static List<String> line(Batch batch, Row row, List<String> told) {
        List<String> line = new ArrayList<>();
        for (int at = 0; at < batch.heading().size(); at++) {
            line.add(at < row.cells().size() ? Formula.defused(row.cells().get(at)) : "");
        }
        line.addAll(told);
        return line;
    }

    private static void begin(Context ctx, String name) {
        ctx.contentType("text/csv; charset=utf-8; header=present");
        ctx.header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
    }
}
