package kportal.batches.checking;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import kportal.batches.Batch;
import kportal.batches.BatchRepository;
import kportal.batches.BatchRowRepository;
import kportal.batches.CheckedRow;
import kportal.batches.CheckedRowRepository;
import kportal.batches.NewBatch;
import kportal.batches.Row;
import kportal.transactions.Payer;

/** A new batch of what certainly did not happen in an earlier one. */
public final class SecondTry {
    private static final int SOME = 500;

    private final BatchRepository batches;
    private final BatchRowRepository rows;
    private final CheckedRowRepository fresh;
    private final DoublesRepository doubles;
    private final RowCheckers checkers;
    private final Clock clock;

    public SecondTry(
            BatchRepository batches,
            BatchRowRepository rows,
            CheckedRowRepository fresh,
            DoublesRepository doubles,
            RowCheckers checkers,
            Clock clock) {
        this.batches = batches;
        this.rows = rows;
        this.fresh = fresh;
        this.doubles = doubles;
        this.checkers = checkers;
        this.clock = clock;
    }

    /** Its id. */
    public String of(Payer maker, Batch earlier, String nonce) {
        String id = batches.insert(
                new NewBatch(maker, earlier.service(), earlier.name(), earlier.id(), null, nonce),
                earlier.heading(),
                clock.instant());
        RowChecker checker = checkers.of(maker.businessId(), earlier.service());
        int number = 0;
        int after = 0;
        List<Row> some;
        do {
            some = rows.repeatable(earlier, after, SOME);
            List<CheckedRow> checked = new ArrayList<>();
            for (Row row : some) {
                number++;
                String failed = row.sent() == null ? null : row.sent().transactionId();
                checked.add(checker.check(number, row.line(), row.cells(), row.fields(), failed));
            }
            fresh.insert(maker.businessId(), id, checked);
            after = some.isEmpty() ? after : some.getLast().number();
        } while (some.size() == SOME);
        doubles.mark(maker.businessId(), id, earlier.service(), number, clock.instant());
        batches.ready(id);
        return id;
    }
}
