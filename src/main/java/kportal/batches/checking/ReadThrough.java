package kportal.batches.checking;

import kportal.sheets.RowTaker;
import kportal.sheets.SheetProblem;
import kportal.sheets.SheetRejected;
import kportal.sheets.SheetRow;
import kportal.transactions.Service;
import org.jspecify.annotations.Nullable;

/** A list as it is read to its end before its first row is checked: what would be refused at the end is refused soon. */
final class ReadThrough implements RowTaker {
    private static final int MOST_ROWS = 50_000;

    private final Service service;
    private @Nullable Columns columns;
    private int rows;

    ReadThrough(Service service) {
        this.service = service;
    }

    @Override
    public void take(SheetRow row) throws SheetRejected {
        if (columns == null) {
            columns = Columns.of(service, row);
            if (columns.named()) {
                return;
            }
        }
        if (++rows > MOST_ROWS) {
            throw new SheetRejected(SheetProblem.TOO_MANY_ROWS, row.line());
        }
    }
}
