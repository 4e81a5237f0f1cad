package kportal.transactions.kept;

import static kportal.db.generated.Tables.HISTORY_VERSIONS;
import static kportal.db.generated.Tables.TOTALS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.USERS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;

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
    /** @param people their ids: what they are called changes without the history */
    private record Kept(long version, List<Option> networks, List<String> people) {}

    private final Database db;
    private final String environment;
    private final Cache<String, Kept> kept =
            Caffeine.newBuilder().maximumSize(1_000).build();

    public ChoicesRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    public Choices find(String businessId) {
        return db.read(sql -> {
            Kept known = kept(sql, businessId);
            return new Choices(known.version(), known.networks(), people(sql, known.people()));
        });
    }

    /** While the history stands still. */
    private Kept kept(DSLContext sql, String businessId) {
        long version = version(sql, businessId);
        Kept known = kept.getIfPresent(businessId);
        if (known == null || known.version() != version) {
            Condition years = TOTALS.BUSINESS_ID
                    .eq(businessId)
                    .and(TOTALS.ENVIRONMENT.eq(environment))
                    .and(TOTALS.PERIOD.in(years(sql, businessId)))
                    .and(TOTALS.COUNT.gt(0L));
            known = new Kept(version, networks(sql, businessId, years), people(sql, years));
            kept.put(businessId, known);
        }
        return known;
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

    private List<Option> networks(DSLContext sql, String businessId, Condition years) {
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

    private static List<String> people(DSLContext sql, Condition years) {
        return sql.selectDistinct(TOTALS.USER_ID).from(TOTALS).where(years).fetch(TOTALS.USER_ID);
    }

    private static List<Option> people(DSLContext sql, List<String> ids) {
        return sql.select(USERS.ID, USERS.EMAIL)
                .from(USERS)
                .where(USERS.ID.in(ids))
                .orderBy(USERS.EMAIL)
                .fetch(row -> new Option(row.value1(), row.value2()));
    }
}
