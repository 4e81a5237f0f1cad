package kportal.batches.checking;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kportal.batches.Batch;
import kportal.batches.BatchRowRepository;
import kportal.batches.CheckedRow;
import kportal.batches.CheckedRowRepository;
import kportal.batches.CountRepository;
import kportal.batches.Row;
import kportal.batches.RowState;

/** Looks at rows again: as somebody corrected them, against today's lists, beside what was bought since. */
public final class Corrections {
    private static final int SOME = 500;

    private final BatchRowRepository rows;
    private final CheckedRowRepository checked;
    private final CountRepository counts;
    private final DoublesRepository doubles;
    private final RowCheckers checkers;
    private final Clock clock;

    public Corrections(
            BatchRowRepository rows,
            CheckedRowRepository checked,
            CountRepository counts,
            DoublesRepository doubles,
            RowCheckers checkers,
            Clock clock) {
        this.rows = rows;
        this.checked = checked;
        this.counts = counts;
        this.doubles = doubles;
        this.checkers = checkers;
        this.clock = clock;
    }

    /** Rows as somebody corrected them. False: the batch is no draft any more. */
    public boolean correct(Batch batch, Map<Integer, Map<String, String>> typed) {
        RowChecker checker = checkers.of(batch.businessId(), batch.service());
        List<CheckedRow> corrected = new ArrayList<>();
        typed.forEach((number, fields) -> rows.find(batch.id(), batch.service(), number)
                .ifPresent(row -> corrected.add(checker.check(number, row.line(), row.cells(), fields, null))));
        boolean open = checked.update(batch.id(), corrected);
        lookForDoubles(batch);
        return open;
    }

    /** All that was not sent, against today's lists. */
    public void checkAgain(Batch batch) {
        RowChecker checker = checkers.of(batch.businessId(), batch.service());
        Set<RowState> unsent = Set.of(RowState.WAITING, RowState.HELD, RowState.WRONG);
        int after = 0;
        List<Row> some;
        do {
            some = rows.list(batch.id(), batch.service(), unsent, false, after, SOME);
            checked.update(
                    batch.id(),
                    some.stream()
                            .map(row -> checker.check(row.number(), row.line(), row.cells(), row.fields(), null))
                            .toList());
            after = some.isEmpty() ? after : some.getLast().number();
        } while (some.size() == SOME);
        lookForDoubles(batch);
    }

    /** Also before a batch begins: since its rows were checked, others may have bought the same. */
    public void lookForDoubles(Batch batch) {
        doubles.mark(
                batch.businessId(),
                batch.id(),
                batch.service(),
                counts.of(batch.id()).all(),
                clock.instant());
    }
}
