package kportal.recipients.lists;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.recipients.Details;
import kportal.recipients.RecipientForm;
import kportal.sheets.RowTaker;
import kportal.sheets.SheetRow;
import kportal.web.Form;
import kportal.web.Message;
import org.jspecify.annotations.Nullable;

/** A list, checked row by row by the rules of the form. */
public final class CheckedList implements RowTaker {
    /** Named one by one; of more there is only told how many. */
    private static final int MOST_SHOWN = 100;

    /** A row that can't be saved, as it stood there. */
    public record Wrong(int line, String row, Collection<Message> errors) {}

    private final List<Details> good = new ArrayList<>();
    private final List<Wrong> shown = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private @Nullable ListColumns columns;
    private int wrong;

    @Override
    public void take(SheetRow row) {
        if (columns == null) {
            columns = ListColumns.of(row.cells());
            if (columns.named()) {
                return;
            }
        }
        Form form = Form.filled(columns.fields(row.cells()));
        Optional<Details> details = RecipientForm.details(form);
        Integer before =
                details.map(one -> lines.putIfAbsent(one.key(), row.line())).orElse(null);
        if (before != null) {
            form.reject("number", "error.import.twice", before);
        }
        if (form.valid()) {
            details.ifPresent(good::add);
        } else {
            wrong++;
            if (shown.size() < MOST_SHOWN) {
                shown.add(new Wrong(
                        row.line(),
                        String.join(", ", row.cells()),
                        form.errors().values()));
            }
        }
    }

    public List<Details> good() {
        return good;
    }

    public List<Wrong> shown() {
        return shown;
    }

    /** How many there are. */
    public int wrong() {
        return wrong;
    }

    public boolean none() {
        return good.isEmpty() && wrong == 0;
    }
}
