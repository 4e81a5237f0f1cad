package kportal.transactions.receipts;

import static kportal.db.generated.Tables.ANSWERS;

import java.time.Duration;
import java.util.Optional;
import kportal.db.Database;

public final class AnswerRepository {
    private final Database db;

    public AnswerRepository(Database db) {
        this.db = db;
    }

    Optional<KeptAnswer> find(String businessId, String transactionId) {
        return db.read(sql -> sql.select(ANSWERS.RECEIVED_AT, ANSWERS.HTTP_STATUS, ANSWERS.BODY, ANSWERS.TOOK_MS)
                .from(ANSWERS)
                .where(ANSWERS.BUSINESS_ID.eq(businessId))
                .and(ANSWERS.TRANSACTION_ID.eq(transactionId))
                .fetchOptional(row ->
                        new KeptAnswer(row.value1(), row.value2(), row.value3(), Duration.ofMillis(row.value4()))));
    }
}
