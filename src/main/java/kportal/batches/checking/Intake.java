package kportal.batches.checking;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import kportal.batches.Batch;
import kportal.batches.BatchRepository;
import kportal.batches.BatchRowRepository;
import kportal.batches.CheckedRow;
import kportal.batches.Due;
import kportal.batches.NewBatch;
import kportal.batches.Row;
import kportal.batches.RowState;
import kportal.catalog.Catalog;
import kportal.sheets.RowTaker;
import kportal.sheets.SheetRejected;
import kportal.sheets.SheetRow;
import kportal.transactions.Payer;
import kportal.transactions.Service;
import kportal.transactions.ordering.NetworkHints;
import kportal.transactions.ordering.OrderReader;
import org.jspecify.annotations.Nullable;

/** Takes a file in, checks every row of it, and sends nothing. */
public final class Intake {
    /** Rows that are written at a time: other purchases wait for the same writer. */
    private static final int SOME = 500;

    private static final Duration LEFT_LYING = Duration.ofHours(1);

    private final BatchRepository batches;
    private final BatchRowRepository rows;
    private final DoublesRepository doubles;
    private final Map<Service, ? extends OrderReader> orders;
    private final Catalog catalog;
    private final NetworkHints hints;
    private final Clock clock;

    public Intake(
            BatchRepository batches,
            BatchRowRepository rows,
            DoublesRepository doubles,
            Map<Service, ? extends OrderReader> orders,
            Catalog catalog,
            NetworkHints hints,
            Clock clock) {
        this.batches = batches;
        this.rows = rows;
        this.doubles = doubles;
        this.orders = Map.copyOf(orders);
        this.catalog = catalog;
        this.hints = hints;
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
        Looked looked = new Looked(asked, checker(asked.maker().businessId(), asked.service()));
        source.read(looked);
        return looked;
    }

    private RowChecker checker(String businessId, Service service) {
        return new RowChecker(
                businessId, service, Objects.requireNonNull(orders.get(service)), catalog.of(businessId), hints);
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
            this.checker = checker(asked.maker().businessId(), asked.service());
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

    /** Rows as somebody corrected them. False: the batch is no draft any more. */
    public boolean correct(Batch batch, Map<Integer, Map<String, String>> typed) {
        RowChecker checker = checker(batch.businessId(), batch.service());
        List<CheckedRow> corrected = new ArrayList<>();
        typed.forEach((number, fields) -> rows.find(batch.id(), batch.service(), number)
                .ifPresent(row -> corrected.add(checker.check(number, row.line(), row.cells(), fields, null))));
        boolean open = rows.update(batch.id(), corrected);
        lookForDoubles(batch);
        return open;
    }

    /** All that was not sent, against today's lists. */
    public void checkAgain(Batch batch) {
        RowChecker checker = checker(batch.businessId(), batch.service());
        Set<RowState> unsent = Set.of(RowState.WAITING, RowState.HELD, RowState.WRONG);
        int after = 0;
        List<Row> some;
        do {
            some = rows.list(batch.id(), batch.service(), unsent, false, after, SOME);
            rows.update(
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
                rows.counts(batch.id()).all(),
                clock.instant());
    }

    /** A new batch of what certainly did not happen in an earlier one. */
    public String again(Payer maker, Batch earlier, String nonce) {
        String id = batches.insert(
                new NewBatch(maker, earlier.service(), earlier.name(), earlier.id(), null, nonce),
                earlier.heading(),
                clock.instant());
        RowChecker checker = checker(maker.businessId(), earlier.service());
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
            rows.insert(maker.businessId(), id, checked);
            after = some.isEmpty() ? after : some.getLast().number();
        } while (some.size() == SOME);
        doubles.mark(maker.businessId(), id, earlier.service(), number, clock.instant());
        batches.ready(id);
        return id;
    }

    public void sweep() {
        batches.sweep(clock.instant().minus(LEFT_LYING));
    }
}
