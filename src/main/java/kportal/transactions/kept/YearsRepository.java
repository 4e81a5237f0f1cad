package kportal.transactions.kept;

import static kportal.db.generated.Tables.TOTALS;

import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;

/** From which year to which there is anything. */
public final class YearsRepository {
    /** The last one included. */
    public record Years(int first, int last) {}

    private YearsRepository() {}

    /** Two looks at the ends of the totals' key: SQLite goes through all of it for the least and the greatest in one. */
    public static Optional<Years> find(DSLContext sql, String businessId, String environment) {
        Condition mine = TOTALS.BUSINESS_ID.eq(businessId).and(TOTALS.ENVIRONMENT.eq(environment));
        return year(sql, mine, TOTALS.PERIOD.asc())
                .flatMap(first -> year(sql, mine, TOTALS.PERIOD.desc()).map(last -> new Years(first, last)));
    }

    private static Optional<Integer> year(DSLContext sql, Condition mine, OrderField<String> order) {
        return sql.select(TOTALS.PERIOD)
                .from(TOTALS)
                .where(mine)
                .orderBy(order)
                .limit(1)
                .fetchOptional(TOTALS.PERIOD)
                .map(period -> Integer.valueOf(period.substring(0, 4)));
    }
}
