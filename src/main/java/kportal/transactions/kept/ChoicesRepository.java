package kportal.transactions.kept;

import static kportal.db.generated.Tables.HISTORY_VERSIONS;
import static kportal.db.generated.Tables.TOTALS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.USERS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectDistinct;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import kportal.db.Database;
import kportal.support.Environment;
import kportal.transactions.Status;
import kportal.web.Option;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Networks and people of a history, from its kept totals: the years' rows are few, however many purchases there were. */
public final class ChoicesRepository {
    private record Networks(long version, List<Option> options) {}

    private final Database db;
    private final String environment;
    private final Cache<String, Networks> kept =
            Caffeine.newBuilder().maximumSize(1_000).build();

    public ChoicesRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    public Choices find(String businessId) {
        return db.read(sql -> {
            Condition years = TOTALS.BUSINESS_ID
                    .eq(businessId)
                    .and(TOTALS.ENVIRONMENT.eq(environment))
                    .and(TOTALS.PERIOD.in(years(sql, businessId)))
                    .and(TOTALS.COUNT.gt(0L));
            long version = version(sql, businessId);
            return new Choices(version, networks(sql, businessId, years, version), people(sql, years));
        });
    }

    /** Named one by one, so that the totals' key finds them among all the days. */
    private List<String> years(DSLContext sql, String businessId) {
        return YearsRepository.find(sql, businessId, environment).stream()
                .flatMap(years ->
                        IntStream.rangeClosed(years.first(), years.last()).mapToObj(String::valueOf))
                .toList();
    }

    private long version(DSLContext sql, String businessId) {
        return sql.select(HISTORY_VERSIONS.VERSION)
                .from(HISTORY_VERSIONS)
                .where(HISTORY_VERSIONS.BUSINESS_ID.eq(businessId))
                .and(HISTORY_VERSIONS.ENVIRONMENT.eq(environment))
                .fetchOptional(HISTORY_VERSIONS.VERSION)
                .orElse(0L);
    }

    /** Kept while the history stands still; people may change their address meanwhile. */
    private List<Option> networks(DSLContext sql, String businessId, Condition years, long version) {
        Networks known = kept.getIfPresent(businessId);
        if (known == null || known.version() != version) {
            known = new Networks(version, read(sql, businessId, years));
            kept.put(businessId, known);
        }
        return known.options();
    }

    private List<Option> read(DSLContext sql, String businessId, Condition years) {
        return sql
                .selectDistinct(TOTALS.NETWORK)
                .from(TOTALS)
                .where(years)
                .and(TOTALS.NETWORK.ne(""))
                .orderBy(TOTALS.NETWORK)
                .fetch(TOTALS.NETWORK)
                .stream()
                .map(code -> new Option(code, name(sql, businessId, code)))
                .sorted(Comparator.comparing(Option::label, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** As it was called last. */
    private String name(DSLContext sql, String businessId, String code) {
        return sql.select(coalesce(TRANSACTIONS.NETWORK_NAME, TRANSACTIONS.NETWORK))
                .from(TRANSACTIONS)
                .where(TRANSACTIONS.BUSINESS_ID.eq(businessId))
                .and(TRANSACTIONS.ENVIRONMENT.eq(environment))
                .and(TRANSACTIONS.STATUS.ne(inline(Status.DRAFT.code())))
                .and(TRANSACTIONS.NETWORK.eq(code))
                .orderBy(TRANSACTIONS.SENT_AT.desc())
                .limit(1)
                .fetchOptional()
                .map(row -> row.value1())
                .orElse(code);
    }

    private static List<Option> people(DSLContext sql, Condition years) {
        return sql.select(USERS.ID, USERS.EMAIL)
                .from(USERS)
                .where(USERS.ID.in(selectDistinct(TOTALS.USER_ID).from(TOTALS).where(years)))
                .orderBy(USERS.EMAIL)
                .fetch(row -> new Option(row.value1(), row.value2()));
    }
}
