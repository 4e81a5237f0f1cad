package kportal.recipients;

import static kportal.db.generated.Tables.HISTORY_VERSIONS;
import static kportal.db.generated.Tables.RECIPIENTS;
import static kportal.db.generated.Tables.RECIPIENT_MEMBERS;

import java.time.Instant;
import java.util.Optional;
import kportal.recipients.groups.MemberRepository;
import kportal.support.Folding;
import kportal.support.Ids;
import org.jooq.Condition;
import org.jooq.DSLContext;

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

    /** The id of what has this number. */
    public Optional<String> id(Details details) {
        return sql.select(RECIPIENTS.ID)
                .from(RECIPIENTS)
                .where(mine())
                .and(RECIPIENTS.KIND.eq(details.kind().code()))
                .and(RECIPIENTS.NUMBER.eq(details.number()))
                .fetchOptional(RECIPIENTS.ID);
    }

    /** Its id; empty when somebody saved the number at the same moment. */
    public Optional<String> insert(String userId, Details details, Instant now) {
        String id = Ids.next();
        int inserted = sql.insertInto(RECIPIENTS)
                .set(RECIPIENTS.ID, id)
                .set(RECIPIENTS.BUSINESS_ID, businessId)
                .set(RECIPIENTS.ENVIRONMENT, environment)
                .set(RECIPIENTS.KIND, details.kind().code())
                .set(RECIPIENTS.NUMBER, details.number())
                .set(RECIPIENTS.NAME, details.name())
                .set(RECIPIENTS.FOLDED, Folding.of(details.name()))
                .set(RECIPIENTS.NETWORK, details.network())
                .set(RECIPIENTS.METER_TYPE, details.meterType())
                .set(RECIPIENTS.CREATED_BY, userId)
                .set(RECIPIENTS.CREATED_AT, now)
                .set(RECIPIENTS.UPDATED_AT, now)
                .set(RECIPIENTS.USED_AT, now)
                .onConflict(RECIPIENTS.BUSINESS_ID, RECIPIENTS.ENVIRONMENT, RECIPIENTS.KIND, RECIPIENTS.NUMBER)
                .doNothing()
                .execute();
        return inserted == 1 ? Optional.of(id) : Optional.empty();
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
