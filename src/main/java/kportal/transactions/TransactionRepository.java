package kportal.transactions;

import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.USERS;
import static org.jooq.impl.DSL.inline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.db.generated.tables.Users;
import kportal.support.Environment;
import kportal.support.Ids;
import kportal.support.Money;
import kportal.transactions.paying.PaymentRepository;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;

/** Transactions as records. What moves one from state to state is in {@link PaymentRepository} and below. */
public final class TransactionRepository {
    private static final Users SETTLER = USERS.as("settler");
    private static final Field<String> SETTLER_EMAIL = SETTLER.EMAIL.as("settler_email");

    /** What {@link #readOrder} needs. */
    public static final List<Field<?>> ORDER = List.of(
            TRANSACTIONS.SERVICE,
            TRANSACTIONS.NETWORK,
            TRANSACTIONS.NETWORK_NAME,
            TRANSACTIONS.RECIPIENT,
            TRANSACTIONS.PRODUCT,
            TRANSACTIONS.PRODUCT_NAME,
            TRANSACTIONS.METER_TYPE,
            TRANSACTIONS.MESSAGE,
            TRANSACTIONS.AMOUNT_KOBO);

    private static final List<Field<?>> OTHERS = List.of(
            TRANSACTIONS.ID,
            TRANSACTIONS.STATUS,
            TRANSACTIONS.AGAIN_OF,
            USERS.EMAIL,
            TRANSACTIONS.CREATED_AT,
            TRANSACTIONS.EXPIRES_AT,
            TRANSACTIONS.LIST_READ_AT,
            TRANSACTIONS.SENT_AT,
            TRANSACTIONS.FINISHED_AT,
            TRANSACTIONS.REACHED,
            TRANSACTIONS.REASON,
            TRANSACTIONS.REFERENCE,
            TRANSACTIONS.TOKEN,
            TRANSACTIONS.UNITS,
            TRANSACTIONS.CHARGED_KOBO,
            TRANSACTIONS.KPOINT_MESSAGE,
            SETTLER_EMAIL,
            TRANSACTIONS.SETTLED_AT,
            TRANSACTIONS.NOTE);

    private final Database db;
    private final String environment;

    public TransactionRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    public Optional<Transaction> find(String businessId, String id) {
        if (!Ids.wellFormed(id)) {
            return Optional.empty();
        }
        return db.read(sql -> select(sql).where(mine(businessId, id)).fetchOptional(TransactionRepository::read));
    }

    /** The id of the draft; the same form posted twice is the same draft. */
    String insertDraft(String businessId, String userId, NewDraft draft, Instant now) {
        Order order = draft.order();
        db.run(sql -> {
            Alive.requireBusiness(sql, businessId);
            sql.insertInto(TRANSACTIONS)
                    .set(TRANSACTIONS.ID, Ids.next())
                    .set(TRANSACTIONS.BUSINESS_ID, businessId)
                    .set(TRANSACTIONS.ENVIRONMENT, environment)
                    .set(TRANSACTIONS.STATUS, Status.DRAFT.code())
                    .set(TRANSACTIONS.SERVICE, order.service().code())
                    .set(TRANSACTIONS.NETWORK, order.network())
                    .set(TRANSACTIONS.NETWORK_NAME, order.networkName())
                    .set(TRANSACTIONS.RECIPIENT, order.recipient())
                    .set(TRANSACTIONS.PRODUCT, order.product())
                    .set(TRANSACTIONS.PRODUCT_NAME, order.productName())
                    .set(TRANSACTIONS.METER_TYPE, order.meterType())
                    .set(TRANSACTIONS.MESSAGE, order.message())
                    .set(TRANSACTIONS.AMOUNT_KOBO, kobo(order.amount()))
                    .set(TRANSACTIONS.AGAIN_OF, draft.againOf())
                    .set(TRANSACTIONS.LIST_READ_AT, draft.listReadAt())
                    .set(TRANSACTIONS.FORM_NONCE, draft.nonce())
                    .set(TRANSACTIONS.CREATED_BY, userId)
                    .set(TRANSACTIONS.CREATED_AT, now)
                    .set(TRANSACTIONS.EXPIRES_AT, draft.expiresAt())
                    .onConflict(TRANSACTIONS.BUSINESS_ID, TRANSACTIONS.FORM_NONCE)
                    .doNothing()
                    .execute();
        });
        return db.read(sql -> sql.select(TRANSACTIONS.ID)
                .from(TRANSACTIONS)
                .where(TRANSACTIONS.BUSINESS_ID.eq(businessId))
                .and(TRANSACTIONS.FORM_NONCE.eq(draft.nonce()))
                .fetchSingle()
                .value1());
    }

    /** Those that can still be paid. Nothing else has no time of sending, and by that there is an index. */
    int countDrafts(String businessId, Instant now) {
        return db.read(sql -> sql.fetchCount(sql.selectOne()
                .from(TRANSACTIONS)
                .where(TRANSACTIONS.BUSINESS_ID.eq(businessId))
                .and(TRANSACTIONS.ENVIRONMENT.eq(environment))
                .and(TRANSACTIONS.SENT_AT.isNull())
                .and(TRANSACTIONS.EXPIRES_AT.gt(now))));
    }

    /** A draft whose price has changed, back to review. */
    public void updatePrice(String businessId, String id, Money price, Instant listReadAt) {
        db.run(sql -> sql.update(TRANSACTIONS)
                .set(TRANSACTIONS.AMOUNT_KOBO, price.kobo())
                .set(TRANSACTIONS.LIST_READ_AT, listReadAt)
                .where(mine(businessId, id))
                .and(TRANSACTIONS.STATUS.eq(Status.DRAFT.code()))
                .execute());
    }

    /** The network that last took a purchase for this number. */
    public Optional<String> lastNetwork(String businessId, String recipient) {
        return db.read(sql -> sql.select(TRANSACTIONS.NETWORK)
                .from(TRANSACTIONS)
                .where(TRANSACTIONS.BUSINESS_ID.eq(businessId))
                .and(TRANSACTIONS.ENVIRONMENT.eq(environment))
                .and(TRANSACTIONS.RECIPIENT.eq(recipient))
                .and(TRANSACTIONS.SERVICE.in(Service.AIRTIME.code(), Service.DATA.code()))
                .and(TRANSACTIONS.STATUS.eq(Status.SUCCEEDED.code()))
                .orderBy(TRANSACTIONS.SENT_AT.desc(), TRANSACTIONS.ID.desc())
                .limit(1)
                .fetchOptional(TRANSACTIONS.NETWORK));
    }

    /** Drafts nobody paid are no record of anything. */
    public int deleteDraftsExpiredBefore(Instant time) {
        return db.write(sql -> sql.deleteFrom(TRANSACTIONS)
                .where(TRANSACTIONS.STATUS.eq(inline(Status.DRAFT.code())))
                .and(TRANSACTIONS.EXPIRES_AT.lt(time))
                .execute());
    }

    private Condition mine(String businessId, String id) {
        return TRANSACTIONS
                .ID
                .eq(id)
                .and(TRANSACTIONS.BUSINESS_ID.eq(businessId))
                .and(TRANSACTIONS.ENVIRONMENT.eq(environment));
    }

    /** What {@link #read} needs; also for the history. */
    public static SelectJoinStep<Record> select(DSLContext sql) {
        return sql.select(ORDER)
                .select(OTHERS)
                .from(TRANSACTIONS)
                .join(USERS)
                .on(USERS.ID.eq(TRANSACTIONS.CREATED_BY))
                .leftJoin(SETTLER)
                .on(SETTLER.ID.eq(TRANSACTIONS.SETTLED_BY));
    }

    public static Transaction read(Record row) {
        return new Transaction(
                row.get(TRANSACTIONS.ID),
                Status.of(row.get(TRANSACTIONS.STATUS)).orElseThrow(),
                readOrder(row),
                row.get(TRANSACTIONS.AGAIN_OF),
                row.get(USERS.EMAIL),
                row.get(TRANSACTIONS.CREATED_AT),
                row.get(TRANSACTIONS.EXPIRES_AT),
                row.get(TRANSACTIONS.LIST_READ_AT),
                row.get(TRANSACTIONS.SENT_AT),
                row.get(TRANSACTIONS.FINISHED_AT),
                row.get(TRANSACTIONS.REACHED),
                row.get(TRANSACTIONS.REASON),
                row.get(TRANSACTIONS.REFERENCE),
                row.get(TRANSACTIONS.TOKEN),
                row.get(TRANSACTIONS.UNITS),
                money(row.get(TRANSACTIONS.CHARGED_KOBO)),
                row.get(TRANSACTIONS.KPOINT_MESSAGE),
                row.get(SETTLER_EMAIL),
                row.get(TRANSACTIONS.SETTLED_AT),
                row.get(TRANSACTIONS.NOTE));
    }

    public static Order readOrder(Record row) {
        return new Order(
                Service.of(row.get(TRANSACTIONS.SERVICE)).orElseThrow(),
                row.get(TRANSACTIONS.NETWORK),
                row.get(TRANSACTIONS.NETWORK_NAME),
                row.get(TRANSACTIONS.RECIPIENT),
                row.get(TRANSACTIONS.PRODUCT),
                row.get(TRANSACTIONS.PRODUCT_NAME),
                row.get(TRANSACTIONS.METER_TYPE),
                row.get(TRANSACTIONS.MESSAGE),
                money(row.get(TRANSACTIONS.AMOUNT_KOBO)));
    }

    private static @Nullable Money money(@Nullable Long kobo) {
        return kobo == null ? null : new Money(kobo);
    }

    public static @Nullable Long kobo(@Nullable Money money) {
        return money == null ? null : money.kobo();
    }
}
