package kportal.batches.checking;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kportal.batches.BatchRepository;
import kportal.batches.CheckedRow;
import kportal.batches.CheckedRowRepository;
import kportal.batches.Due;
import kportal.batches.NewBatch;
import kportal.sheets.RowTaker;
import kportal.sheets.SheetRejected;
import kportal.sheets.SheetRow;
import kportal.transactions.Payer;
import kportal.transactions.Service;
import org.jspecify.annotations.Nullable;

/** Takes a file in, checks every row of it, and sends nothing. */
public final class Intake {
    /** Rows that are written at a time: other purchases wait for the same writer. */
    private static final int SOME = 500;

    private static final Duration LEFT_LYING = Duration.ofHours(1);

    private final BatchRepository batches;
    private final CheckedRowRepository rows;
    private final DoublesRepository doubles;
    private final RowCheckers checkers;
    private final Clock clock;

    public Intake(
            BatchRepository batches,
            CheckedRowRepository rows,
            DoublesRepository doubles,
            RowCheckers checkers,
            Clock clock) {
        this.batches = batches;
        this.rows = rows;
        this.doubles = doubles;
        this.checkers = checkers;
        this.clock = clock;
    }

    /** Where rows come from, one after the other and the same each time: a file, a text, a group. */
    public interface Source {
        void read(RowTaker rows) throws IOException;
    }

    /**
     * What is bought, in which words.
     *
     * @param usual fields of the service's form, for all rows that don't say
     * @param due the time of a schedule that it is for
     */
    public record Asked(
            Payer maker,
            Service service,
            String name,
            Map<String, String> usual,
            @Nullable Due due,
            String nonce) {
        /** By a person. */
        public Asked(Payer maker, Service service, String name, Map<String, String> usual, String nonce) {
            this(maker, service, name, usual, null, nonce);
        }

        NewBatch batch() {
            return new NewBatch(maker, service, name, null, due, nonce);
        }
    }

    /** The batch's id; none for a heading alone. Of a file that can't be read to its end nothing is kept. */
    public Optional<String> take(Asked asked, Source source) throws IOException {
        source.read(new ReadThrough(asked.service()));
        Taking taking = new Taking(asked);
        try {
            source.read(taking);
            return taking.end();
        } catch (IOException | RuntimeException e) {
            taking.undo();
            throw e;
        }
    }

    /** What it would come to; nothing is kept. */
    public Looked look(Asked asked, Source source) throws IOException {
        Looked looked = new Looked(asked, checkers.of(asked.maker().businessId(), asked.service()));
        source.read(looked);
        return looked;
    }

    /** One file on its way in. */
    private final class Taking implements RowTaker {
        private final Asked asked;
        private final RowChecker checker;
        private final List<CheckedRow> checked = new ArrayList<>();
        private @Nullable Columns columns;
        private @Nullable String id;
        private int number;

        Taking(Asked asked) {
            this.asked = asked;
            this.checker = checkers.of(asked.maker().businessId(), asked.service());
        }

        @Override
        public void take(SheetRow row) throws SheetRejected {
            Columns known = columns;
            if (known == null) {
                known = Columns.of(asked.service(), row);
                columns = known;
                id = batches.insert(asked.batch(), known.heading(), clock.instant());
                if (known.named()) {
                    return;
                }
            }
            number++;
            checked.add(checker.check(number, row.line(), known, row.cells(), asked.usual()));
            if (checked.size() == SOME) {
                write();
            }
        }

        private void write() {
            rows.insert(asked.maker().businessId(), Objects.requireNonNull(id), checked);
            checked.clear();
        }

        Optional<String> end() {
            if (number == 0) {
                undo();
                return Optional.empty();
            }
            write();
            String batchId = Objects.requireNonNull(id);
            doubles.mark(asked.maker().businessId(), batchId, asked.service(), number, clock.instant());
            batches.ready(batchId);
            return Optional.of(batchId);
        }

        void undo() {
            if (id != null) {
                batches.remove(asked.maker().businessId(), id);
            }
        }
    }

    public void sweep() {
        batches.sweep(clock.instant().minus(LEFT_LYING));
    }
}
