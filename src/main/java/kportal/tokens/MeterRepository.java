package kportal.tokens;

import static kportal.db.generated.Tables.METERS;
import static kportal.db.generated.Tables.RECIPIENTS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.position;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import java.util.List;
import java.util.Optional;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.db.generated.tables.Transactions;
import kportal.recipients.Kind;
import kportal.support.Environment;
import kportal.support.Ids;
import kportal.transactions.MeterToken;
import kportal.transactions.Service;
import kportal.transactions.Status;
import kportal.web.Place;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Meters of one business in one environment. Which there are is kept by the database's own triggers. */
public final class MeterRepository {
    static final int PAGE = 25;

    private static final Transactions BOUGHT = TRANSACTIONS.as("bought");

    private static final Condition SAVED = RECIPIENTS
            .BUSINESS_ID
            .eq(METERS.BUSINESS_ID)
            .and(RECIPIENTS.ENVIRONMENT.eq(METERS.ENVIRONMENT))
            .and(RECIPIENTS.KIND.eq(inline(Kind.METER.code())))
            .and(RECIPIENTS.NUMBER.eq(METERS.METER_NUMBER));

    private final Database db;
    private final String environment;

    public MeterRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    /** The one with the newest token first. */
    MeterPage page(String businessId, @Nullable Sought sought, @Nullable Place after) {
        Condition wanted = mine(businessId).and(sought == null ? noCondition() : holding(sought));
        Condition on =
                BOUGHT.ID.eq(sought == null || !sought.mayBeToken() ? METERS.LAST_TRANSACTION_ID : newest(sought));
        List<MeterRow> rows =
                db.read(sql -> sql.select(METERS.asterisk(), RECIPIENTS.NAME, BOUGHT.ID, BOUGHT.STATUS, BOUGHT.TOKEN)
                        .from(METERS)
                        .leftJoin(RECIPIENTS)
                        .on(SAVED)
                        .join(BOUGHT)
                        .on(on)
                        .where(wanted)
                        .and(
                                after == null
                                        ? noCondition()
                                        : row(METERS.LAST_AT, METERS.ID)
                                                .lt(row(val(after.at(), METERS.LAST_AT), val(after.id(), METERS.ID))))
                        .orderBy(METERS.LAST_AT.desc(), METERS.ID.desc())
                        .limit(PAGE + 1)
                        .fetch(found -> new MeterRow(
                                read(found),
                                found.get(BOUGHT.ID),
                                Status.of(found.get(BOUGHT.STATUS)).orElseThrow(),
                                MeterToken.of(found.get(BOUGHT.TOKEN)))));
        List<MeterRow> shown = rows.subList(0, Math.min(PAGE, rows.size()));
        Meter last = rows.size() > PAGE ? shown.getLast().meter() : null;
        return new MeterPage(shown, last == null ? null : new Place(last.lastAt(), last.id()));
    }

    Optional<Meter> find(String businessId, String id) {
        if (!Ids.wellFormed(id)) {
            return Optional.empty();
        }
        return db.read(sql -> sql.select(METERS.asterisk(), RECIPIENTS.NAME)
                .from(METERS)
                .leftJoin(RECIPIENTS)
                .on(SAVED)
                .where(mine(businessId))
                .and(METERS.ID.eq(id))
                .fetchOptional(MeterRepository::read));
    }

    void rename(String businessId, String id, @Nullable String nickname) {
        db.run(sql -> {
            Alive.requireBusiness(sql, businessId);
            sql.update(METERS)
                    .set(METERS.NICKNAME, nickname)
                    .where(mine(businessId))
                    .and(METERS.ID.eq(id))
                    .execute();
        });
    }

    private Condition mine(String businessId) {
        return METERS.BUSINESS_ID.eq(businessId).and(METERS.ENVIRONMENT.eq(environment));
    }

    /** By position, not LIKE: no character of what is typed means anything. */
    private static Condition holding(Sought sought) {
        Condition any = position(lower(METERS.NICKNAME), sought.text())
                .gt(0)
                .or(position(RECIPIENTS.FOLDED, sought.folded()).gt(0))
                .or(position(lower(METERS.METER_NUMBER), sought.text()).gt(0))
                .or(position(lower(METERS.NETWORK_NAME), sought.text()).gt(0));
        Condition number = sought.digits().isEmpty()
                ? falseCondition()
                : position(METERS.METER_NUMBER, sought.digits()).gt(0);
        Condition token = sought.mayBeToken()
                ? exists(selectOne().from(TRANSACTIONS).where(withToken(sought)))
                : falseCondition();
        return DSL.or(any, number, token);
    }

    private static Field<String> newest(Sought sought) {
        Field<String> newest = field(select(TRANSACTIONS.ID)
                .from(TRANSACTIONS)
                .where(withToken(sought))
                .orderBy(TRANSACTIONS.SENT_AT.desc(), TRANSACTIONS.ID.desc())
                .limit(1));
        return coalesce(newest, METERS.LAST_TRANSACTION_ID);
    }

    private static Condition withToken(Sought sought) {
        return ofMeter(METERS.BUSINESS_ID, METERS.ENVIRONMENT, METERS.NETWORK, METERS.METER_NUMBER)
                .and(position(TRANSACTIONS.TOKEN, sought.digits()).gt(0));
    }

    /** Written into the SQL where an index has it as its own condition. */
    static Condition ofMeter(
            Field<String> businessId, Field<String> environment, Field<String> network, Field<String> number) {
        return TRANSACTIONS
                .SERVICE
                .eq(inline(Service.ELECTRICITY.code()))
                .and(TRANSACTIONS.TOKEN.isNotNull())
                .and(TRANSACTIONS.BUSINESS_ID.eq(businessId))
                .and(TRANSACTIONS.ENVIRONMENT.eq(environment))
                .and(TRANSACTIONS.NETWORK.eq(network))
                .and(TRANSACTIONS.RECIPIENT.eq(number));
    }

    private static Meter read(Record row) {
        return new Meter(
                row.get(METERS.ID),
                row.get(METERS.NETWORK),
                row.get(METERS.NETWORK_NAME),
                row.get(METERS.METER_NUMBER),
                row.get(METERS.NICKNAME),
                row.get(RECIPIENTS.NAME),
                row.get(METERS.LAST_AT));
    }
}
