package kportal.batches.pages;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import kportal.batches.Batch;
import kportal.batches.BatchRepository;
import kportal.batches.BatchRowRepository;
import kportal.batches.CheckedRowRepository;
import kportal.batches.Row;
import kportal.batches.RowState;
import kportal.batches.checking.Columns;
import kportal.batches.checking.Corrections;
import kportal.web.Form;
import kportal.web.View;

/** The rows of a batch that is still a draft: corrected in place, or left out. */
public final class RowController {
    private final BatchRepository batches;
    private final BatchRowRepository rows;
    private final CheckedRowRepository checked;
    private final Corrections corrections;
    private final BatchPages pages;
    private final View view;

    public RowController(
            BatchRepository batches,
            BatchRowRepository rows,
            CheckedRowRepository checked,
            Corrections corrections,
            BatchPages pages,
            View view) {
        this.batches = batches;
        this.rows = rows;
        this.checked = checked;
        this.corrections = corrections;
        this.pages = pages;
        this.view = view;
    }

    /** Fields come as {@code amount-12}: of the twelfth row. */
    public void update(Context ctx) {
        Batch batch = BatchController.find(batches, ctx);
        Form form = Form.of(ctx);
        Map<Integer, Map<String, String>> typed = new LinkedHashMap<>();
        for (Row row :
                rows.list(batch.id(), batch.service(), Set.of(RowState.WRONG), false, 0, BatchPages.MENDED_AT_ONCE)) {
            Map<String, String> fields = new HashMap<>(row.fields());
            Columns.fields(batch.service()).stream()
                    .filter(field -> form.given(field + "-" + row.number()))
                    .forEach(field -> fields.put(field, form.value(field + "-" + row.number())));
            typed.put(row.number(), fields);
        }
        if (!corrections.correct(batch, typed)) {
            view.flash(ctx, "flash.batch.closed");
        }
        View.seeOther(ctx, pages.path(batch));
    }

    /** {@code which}: {@code wrong}, {@code doubles}, or a row's number. */
    public void leaveOut(Context ctx) {
        Batch batch = BatchController.find(batches, ctx);
        Form form = Form.of(ctx);
        String which = form.value("which");
        boolean open =
                switch (which) {
                    case "wrong" -> checked.leaveOut(batch.id(), false);
                    case "doubles" -> checked.leaveOut(batch.id(), true);
                    default ->
                        !which.matches("\\d{1,9}")
                                || checked.leaveOut(
                                        batch.id(),
                                        Integer.parseInt(which),
                                        !form.value("back").equals("yes"));
                };
        if (!open) {
            view.flash(ctx, "flash.batch.closed");
        }
        View.seeOther(ctx, pages.path(batch));
    }
}
