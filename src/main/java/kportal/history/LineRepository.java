package kportal.history;

import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.USERS;

import java.util.ArrayList;
import java.util.List;
import kportal.transactions.RowRepository;
import kportal.transactions.Status;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;

/** The columns of a {@link Line}. */
final class LineRepository {
    private static final List<Field<?>> READ = new ArrayList<>(RowRepository.ORDER);

    static {
        READ.addAll(List.of(
                TRANSACTIONS.ID,
                TRANSACTIONS.STATUS,
                USERS.EMAIL,
                TRANSACTIONS.SENT_AT,
                TRANSACTIONS.REFERENCE,
                TRANSACTIONS.TOKEN,
                TRANSACTIONS.NOTE));
    }

    private LineRepository() {}

    static SelectJoinStep<Record> select(DSLContext sql) {
        return sql.select(READ).from(TRANSACTIONS).join(USERS).on(USERS.ID.eq(TRANSACTIONS.CREATED_BY));
    }

    static Line read(Record row) {
        return new Line(
                row.get(TRANSACTIONS.ID),
                Status.of(row.get(TRANSACTIONS.STATUS)).orElseThrow(),
                RowRepository.readOrder(row),
                row.get(USERS.EMAIL),
                row.get(TRANSACTIONS.SENT_AT),
                row.get(TRANSACTIONS.REFERENCE),
                row.get(TRANSACTIONS.TOKEN),
                row.get(TRANSACTIONS.NOTE));
    }
}
