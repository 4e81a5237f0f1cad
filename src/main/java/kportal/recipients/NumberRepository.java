package kportal.recipients;

import static kportal.db.generated.Tables.HISTORY_VERSIONS;
import static kportal.db.generated.Tables.RECIPIENTS;
import static kportal.db.generated.Tables.RECIPIENT_MEMBERS;
import static org.jooq.impl.DSL.position;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.recipients.groups.MemberRepository;
import kportal.support.Folding;
import kportal.support.Ids;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The numbers of one business in one environment, within the transaction of whoever changes them. */
public final class NumberRepository {
    /** Of a business in one environment. */
    public static final int MOST = 50_000;

    private final DSLContext sql;
    private final String businessId;
    private final String environment;

    public NumberRepository(DSLContext sql, String businessId, String environment) {
        this.sql = sql;
        this.businessId = businessId;
        this.environment = environment;
    }

    public MemberRepository members() {
        return new MemberRepository(sql, businessId, environment);
    }

    public int count() {
        return sql.fetchCount(RECIPIENTS, mine());
    }

    public Optional<String> id(Details details) {
        return Optional.ofNullable(ids(List.of(details)).get(details.key()));
    }

    /** Of those whose numbers are saved, by {@link Details#key}. */
    public Map<String, String> ids(Collection<Details> rows) {
        return sql.select(RECIPIENTS.KIND, RECIPIENTS.NUMBER, RECIPIENTS.ID)
                .from(RECIPIENTS)
                .where(mine())
                .and(RECIPIENTS.KIND.in(
                        Arrays.stream(Kind.values()).map(Kind::code).toList()))
                .and(RECIPIENTS.NUMBER.in(rows.stream().map(Details::number).toList()))
                .fetchMap(row -> row.value1() + " " + row.value2(), row -> row.value3());
    }

    /** So many at most whose name holds all of these. */
    public List<String> called(List<String> words, int most) {
        return sql.selectDistinct(RECIPIENTS.NUMBER)
                .from(RECIPIENTS)
                .where(mine())
                .and(DSL.and(words.stream()
                        .map(word ->
                                position(RECIPIENTS.FOLDED, Folding.of(word)).gt(0))
                        .toList()))
                .limit(most)
                .fetch(RECIPIENTS.NUMBER);
    }

    /** What somebody saved at the same moment stays as it is. */
    public void insert(String userId, Collection<Details> rows, Instant now) {
        if (rows.isEmpty()) {
            return;
        }
        var insert = sql.insertInto(
                RECIPIENTS,
                RECIPIENTS.ID,
                RECIPIENTS.BUSINESS_ID,
                RECIPIENTS.ENVIRONMENT,
                RECIPIENTS.KIND,
                RECIPIENTS.NUMBER,
                RECIPIENTS.NAME,
                RECIPIENTS.FOLDED,
                RECIPIENTS.NETWORK,
                RECIPIENTS.METER_TYPE,
                RECIPIENTS.CREATED_BY,
                RECIPIENTS.CREATED_AT,
                RECIPIENTS.UPDATED_AT,
                RECIPIENTS.USED_AT);
        for (Details row : rows) {
            insert = insert.values(
                    Ids.next(),
                    businessId,
                    environment,
                    row.kind().code(),
                    row.number(),
                    row.name(),
                    Folding.of(row.name()),
                    row.network(),
                    row.meterType(),
                    userId,
                    now,
                    now,
                    now);
        }
        insert.onConflict(RECIPIENTS.BUSINESS_ID, RECIPIENTS.ENVIRONMENT, RECIPIENTS.KIND, RECIPIENTS.NUMBER)
                .doNothing()
                .execute();
    }

    /** False: it is not there. */
    public boolean update(String id, Details details, Instant now) {
        return sql.update(RECIPIENTS)
                        .set(RECIPIENTS.NUMBER, details.number())
                        .set(RECIPIENTS.NAME, details.name())
                        .set(RECIPIENTS.FOLDED, Folding.of(details.name()))
                        .set(RECIPIENTS.NETWORK, details.network())
                        .set(RECIPIENTS.METER_TYPE, details.meterType())
                        .set(RECIPIENTS.UPDATED_AT, now)
                        .where(mine())
                        .and(RECIPIENTS.ID.eq(id))
                        .execute()
                == 1;
    }

    public void remove(String id) {
        sql.deleteFrom(RECIPIENT_MEMBERS)
                .where(RECIPIENT_MEMBERS.BUSINESS_ID.eq(businessId))
                .and(RECIPIENT_MEMBERS.RECIPIENT_ID.eq(id))
                .execute();
        sql.deleteFrom(RECIPIENTS).where(mine()).and(RECIPIENTS.ID.eq(id)).execute();
    }

    /** Lists of the history are kept as they were drawn, with these names in them, until its version moves. */
    public void moved() {
        sql.update(HISTORY_VERSIONS)
                .set(HISTORY_VERSIONS.VERSION, HISTORY_VERSIONS.VERSION.plus(1))
                .where(HISTORY_VERSIONS.BUSINESS_ID.eq(businessId))
                .and(HISTORY_VERSIONS.ENVIRONMENT.eq(environment))
                .execute();
    }

    private Condition mine() {
        return RECIPIENTS.BUSINESS_ID.eq(businessId).and(RECIPIENTS.ENVIRONMENT.eq(environment));
    }
}
