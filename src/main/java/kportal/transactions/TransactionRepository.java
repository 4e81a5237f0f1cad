package kportal.transactions;

import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.inline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.db.generated.tables.records.TransactionsRecord;
import kportal.recipients.SuggestionRepository;
import kportal.support.Environment;
import kportal.support.Ids;
import kportal.support.Money;
import kportal.transactions.paying.PaymentRepository;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.InsertSetMoreStep;
import org.jspecify.annotations.Nullable;

/** Transactions as records. What moves one from state to state is in {@link PaymentRepository} and below. */
public final class TransactionRepository {
    private static final int LAST = 50;

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
        return db.read(
                sql -> RowRepository.select(sql).where(mine(businessId, id)).fetchOptional(RowRepository::read));
    }

    /** The id of the draft; the same form posted twice is the same draft. */
    String insertDraft(String businessId, String userId, NewDraft draft, Instant now) {
        db.run(sql -> {
            Alive.requireBusiness(sql, businessId);
            insert(sql, Ids.next(), businessId, userId, draft, now)
                    .onConflict(TRANSACTIONS.BUSINESS_ID, TRANSACTIONS.FORM_NONCE)
                    .doNothing()
                    .execute();
            SuggestionRepository.note(
                    sql,
                    businessId,
                    environment,
                    draft.order().service().kind(),
                    draft.order().recipient(),
                    now);
        });
        return db.read(sql -> sql.select(TRANSACTIONS.ID)
                .from(TRANSACTIONS)
                .where(TRANSACTIONS.BUSINESS_ID.eq(businessId))
                .and(TRANSACTIONS.FORM_NONCE.eq(draft.nonce()))
                .fetchSingle()
                .value1());
    }

    /** The id of a draft that is written with others, such as the next rows of a batch. */
    public String insertDraft(DSLContext sql, String businessId, String userId, NewDraft draft, Instant now) {
        String id = Ids.next();
        insert(sql, id, businessId, userId, draft, now).execute();
        return id;
    }

    private InsertSetMoreStep<TransactionsRecord> insert(
            DSLContext sql, String id, String businessId, String userId, NewDraft draft, Instant now) {
        Order order = draft.order();
        NewDraft.Place place = draft.place();
        return sql.insertInto(TRANSACTIONS)
                .set(TRANSACTIONS.ID, id)
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
                .set(TRANSACTIONS.BATCH_ID, place == null ? null : place.batchId())
                .set(TRANSACTIONS.BATCH_ROW, place == null ? null : place.row())
                .set(TRANSACTIONS.CREATED_BY, userId)
                .set(TRANSACTIONS.CREATED_AT, now)
                .set(TRANSACTIONS.EXPIRES_AT, draft.expiresAt());
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

    /** What last went through for this number. */
    public Optional<Order> lastOrder(String businessId, String recipient, Set<Service> services) {
        return db.read(sql -> RowRepository.select(sql)
                .where(TRANSACTIONS.BUSINESS_ID.eq(businessId))
                .and(TRANSACTIONS.ENVIRONMENT.eq(environment))
                .and(TRANSACTIONS.RECIPIENT.eq(recipient))
                .and(TRANSACTIONS.SERVICE.in(
                        services.stream().map(Service::code).toList()))
                .and(TRANSACTIONS.STATUS.eq(Status.SUCCEEDED.code()))
                .orderBy(TRANSACTIONS.SENT_AT.desc())
                .limit(1)
                .fetchOptional(RowRepository::read)
                .map(Transaction::order));
    }

    /** What the last few cost, newest first, whatever became of them. */
    public List<Money> lastAmounts(String businessId, Service service) {
        return db.read(sql -> sql.select(TRANSACTIONS.AMOUNT_KOBO)
                .from(TRANSACTIONS)
                .where(TRANSACTIONS.BUSINESS_ID.eq(businessId))
                .and(TRANSACTIONS.ENVIRONMENT.eq(environment))
                .and(TRANSACTIONS.STATUS.ne(inline(Status.DRAFT.code())))
                .and(TRANSACTIONS.SERVICE.eq(service.code()))
                .and(TRANSACTIONS.AMOUNT_KOBO.isNotNull())
                .orderBy(TRANSACTIONS.SENT_AT.desc(), TRANSACTIONS.ID.desc())
                .limit(LAST)
                .fetch(row -> new Money(row.value1())));
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

    public static @Nullable Long kobo(@Nullable Money money) {
        return money == null ? null : money.kobo();
    }
}
