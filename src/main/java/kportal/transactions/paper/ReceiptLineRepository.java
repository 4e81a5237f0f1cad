package kportal.transactions.paper;

import static kportal.db.generated.Tables.BUSINESSES;

import java.util.Objects;
import kportal.db.Alive;
import kportal.db.Database;

public final class ReceiptLineRepository {
    private final Database db;

    public ReceiptLineRepository(Database db) {
        this.db = db;
    }

    /** Empty when the owner has set none. */
    String find(String businessId) {
        return db.read(sql -> Objects.requireNonNullElse(
                sql.select(BUSINESSES.RECEIPT_LINE)
                        .from(BUSINESSES)
                        .where(BUSINESSES.ID.eq(businessId))
                        .fetchSingle()
                        .value1(),
                ""));
    }

    void update(String businessId, String lines) {
        db.run(sql -> Alive.require(sql.update(BUSINESSES)
                        .set(BUSINESSES.RECEIPT_LINE, lines.isEmpty() ? null : lines)
                        .where(BUSINESSES.ID.eq(businessId))
                        .and(BUSINESSES.DELETED_AT.isNull())
                        .execute()
                == 1));
    }
}
