package kportal.recipients;

import static kportal.db.generated.Tables.RECIPIENTS;

import java.time.Instant;
import java.util.List;
import kportal.db.Database;
import kportal.support.Environment;
import kportal.web.Option;
import org.jooq.DSLContext;

/** What a form suggests for its number: what was bought for last comes first. */
public final class SuggestionRepository {
    /** A page that weighs 14 KB with them all has no room for more. */
    public static final int MOST = 50;

    private final Database db;
    private final String environment;

    public SuggestionRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    /** Numbers with their names; {@code q} is what was typed so far. */
    public List<Option> list(String businessId, Kind kind, String q) {
        return db.read(sql -> sql.select(RECIPIENTS.NUMBER, RECIPIENTS.NAME)
                .from(RECIPIENTS)
                .where(RECIPIENTS.BUSINESS_ID.eq(businessId))
                .and(RECIPIENTS.ENVIRONMENT.eq(environment))
                .and(RECIPIENTS.KIND.eq(kind.code()))
                .and(RecipientRepository.holding(q))
                .orderBy(RECIPIENTS.USED_AT.desc(), RECIPIENTS.ID.desc())
                .limit(MOST)
                .fetch(row -> new Option(row.value1(), row.value2())));
    }

    /** Something is about to be bought for this number; it may be one without a name. */
    public static void note(
            DSLContext sql, String businessId, String environment, Kind kind, String number, Instant now) {
        sql.update(RECIPIENTS)
                .set(RECIPIENTS.USED_AT, now)
                .where(RECIPIENTS.BUSINESS_ID.eq(businessId))
                .and(RECIPIENTS.ENVIRONMENT.eq(environment))
                .and(RECIPIENTS.KIND.eq(kind.code()))
                .and(RECIPIENTS.NUMBER.eq(number))
                .execute();
    }
}
