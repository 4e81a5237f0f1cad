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
    /**
     * While the history stands still.
     *
     * @param people their ids: what they are called changes without the history
     */
    private record Kept(long version, List<Option> networks, List<String> people) {}

    private record Now(long version, List<Option> people) {}

    private final Database db;
    private final String environment;
    private final Cache<String, Kept> kept =
            Caffeine.newBuilder().maximumSize(1_000).build();

    public ChoicesRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    public Choices find(String businessId) {
        return db.read(sql -> find(sql, businessId));
    }

    /** As part of another's read. */
    public Choices find(DSLContext sql, String businessId) {
        Kept known = kept.getIfPresent(businessId);
        Now now = now(sql, businessId, known == null ? List.of() : known.people());
        if (known == null || known.version() != now.version()) {
            Condition years = TOTALS.BUSINESS_ID
                    .eq(businessId)
                    .and(TOTALS.ENVIRONMENT.eq(environment))
                    .and(TOTALS.PERIOD.in(years(sql, businessId)))
                    .and(TOTALS.COUNT.gt(0L));
            known = new Kept(now.version(), networks(sql, businessId, years), people(sql, years));
            kept.put(businessId, known);
            now = now(sql, businessId, known.people());
        }
        return new Choices(known.version(), known.networks(), now.people());
    }

    /** Named one by one, so that the totals' key finds them among all the days. */
    private List<String> years(DSLContext sql, String businessId) {
        return YearsRepository.find(sql, businessId, environment).stream()
                .flatMap(years ->
                        IntStream.rangeClosed(years.first(), years.last()).mapToObj(String::valueOf))
                .toList();
    }

    private Now now(DSLContext sql, String businessId, List<String> people) {
        var rows = sql.select(HISTORY_VERSIONS.VERSION, USERS.ID, USERS.EMAIL)
                .from(HISTORY_VERSIONS)
                .leftJoin(USERS)
                .on(USERS.ID.in(people))
                .where(HISTORY_VERSIONS.BUSINESS_ID.eq(businessId))
                .and(HISTORY_VERSIONS.ENVIRONMENT.eq(environment))
                .orderBy(USERS.EMAIL)
                .fetch();
        return new Now(
                rows.isEmpty() ? 0 : rows.getFirst().value1(),
                rows.stream()
                        .filter(row -> row.value2() != null)
                        .map(row -> new Option(row.value2(), row.value3()))
                        .toList());
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
}
