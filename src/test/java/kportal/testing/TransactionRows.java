package kportal.testing;

import static kportal.db.generated.Tables.API_KEYS;
import static kportal.db.generated.Tables.MEMBERSHIPS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.USERS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kportal.db.Database;
import kportal.support.Environment;
import kportal.support.Ids;
import kportal.support.Money;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Transactions of one business put straight into the database, by the same steps that its triggers allow. */
public final class TransactionRows {
    private final Database database;
    private final String environment;
    private final String userId;
    private final String businessId;
    private final String keyId;

    private TransactionRows(Database database, Environment environment, String userId, String businessId) {
        this.database = database;
        this.environment = environment.code();
        this.userId = userId;
        this.businessId = businessId;
        this.keyId = database.write(this::removedKey);
    }

    /** Of the business that this person owns. */
    public static TransactionRows of(Database database, Environment environment, String email) {
        return database.read(sql -> sql.select(USERS.ID, MEMBERSHIPS.BUSINESS_ID)
                        .from(USERS)
                        .join(MEMBERSHIPS)
                        .on(MEMBERSHIPS.USER_ID.eq(USERS.ID))
                        .where(USERS.EMAIL.eq(email))
                        .fetchSingle())
                .map(owner -> new TransactionRows(
                        database, environment, owner.get(USERS.ID), owner.get(MEMBERSHIPS.BUSINESS_ID)));
    }

    /** What a transaction was paid with; a removed one, so that the business still has none. */
    private String removedKey(DSLContext sql) {
        String id = Ids.next();
        sql.insertInto(API_KEYS)
                .set(API_KEYS.ID, id)
                .set(API_KEYS.BUSINESS_ID, businessId)
                .set(API_KEYS.ENVIRONMENT, environment)
                .set(API_KEYS.LAST4, "abcd")
                .set(API_KEYS.STATE, "removed")
                .set(API_KEYS.CREATED_BY, userId)
                .set(API_KEYS.CREATED_AT, Instant.EPOCH)
                .set(API_KEYS.REMOVED_AT, Instant.EPOCH)
                .execute();
        return id;
    }

    public String businessId() {
        return businessId;
    }

    /**
     * One to be inserted.
     *
     * @param note a person’s word, so it comes with who said it
     * @param charged what Kpoint says it took
     * @param took until Kpoint answered; null: it never did
     */
    public record Row(
            Order order,
            Status status,
            Instant sentAt,
            @Nullable String reference,
            @Nullable String token,
            @Nullable String note,
            @Nullable Money charged,
            @Nullable String units,
            @Nullable Duration took) {
        public Row(Order order, Status status, Instant sentAt) {
            this(order, status, sentAt, null, null, null, null, null, null);
        }

        public Row reference(String reference) {
            return new Row(order, status, sentAt, reference, token, note, charged, units, took);
        }

        public Row token(String token) {
            return new Row(order, status, sentAt, reference, token, note, charged, units, took);
        }

        public Row note(String note) {
            return new Row(order, status, sentAt, reference, token, note, charged, units, took);
        }

        public Row charged(Money charged) {
            return new Row(order, status, sentAt, reference, token, note, charged, units, took);
        }

        public Row units(String units) {
            return new Row(order, status, sentAt, reference, token, note, charged, units, took);
        }

        public Row took(Duration took) {
            return new Row(order, status, sentAt, reference, token, note, charged, units, took);
        }
    }

    /** Its id. */
    public String insert(Row row) {
        return insert(List.of(row)).getFirst();
    }

    public List<String> insert(List<Row> rows) {
        return database.write(sql -> rows.stream().map(row -> insert(sql, row)).toList());
    }

    private String insert(DSLContext sql, Row row) {
        String id = Ids.next();
        insertDraft(sql, id, row);
        if (row.status() == Status.DRAFT) {
            return id;
        }
        send(sql, id, row.sentAt());
        if (row.status() == Status.REVERSED) {
            finish(sql, id, row, Status.SUCCEEDED);
            settle(sql, id, row, Status.REVERSED);
        } else if (row.status() != Status.SENDING) {
            finish(sql, id, row, row.status());
        }
        if (row.note() != null) {
            settle(sql, id, row, row.status());
        }
        return id;
    }

    private void insertDraft(DSLContext sql, String id, Row row) {
        Order order = row.order();
        Money amount = order.amount();
        sql.insertInto(TRANSACTIONS)
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
                .set(TRANSACTIONS.AMOUNT_KOBO, amount == null ? null : amount.kobo())
                .set(TRANSACTIONS.FORM_NONCE, UUID.randomUUID().toString())
                .set(TRANSACTIONS.CREATED_BY, userId)
                .set(TRANSACTIONS.CREATED_AT, row.sentAt())
                .set(TRANSACTIONS.EXPIRES_AT, row.sentAt().plus(Duration.ofHours(1)))
                .execute();
    }

    private void send(DSLContext sql, String id, Instant sentAt) {
        sql.update(TRANSACTIONS)
                .set(TRANSACTIONS.STATUS, Status.SENDING.code())
                .set(TRANSACTIONS.ATTEMPT_ID, Ids.next())
                .set(TRANSACTIONS.PAID_BY, userId)
                .set(TRANSACTIONS.PAID_THROUGH, "page")
                .set(TRANSACTIONS.KEY_ID, keyId)
                .set(TRANSACTIONS.SENT_AT, sentAt)
                .set(TRANSACTIONS.BOOT_ID, "test")
                .set(TRANSACTIONS.LEASE_UNTIL, Instant.now().plus(Duration.ofDays(1)))
                .where(TRANSACTIONS.ID.eq(id))
                .execute();
    }

    private static void finish(DSLContext sql, String id, Row row, Status status) {
        Money charged = row.charged();
        Duration took = row.took();
        sql.update(TRANSACTIONS)
                .set(TRANSACTIONS.STATUS, status.code())
                .set(TRANSACTIONS.FINISHED_AT, row.sentAt().plus(took == null ? Duration.ofSeconds(2) : took))
                .set(TRANSACTIONS.REACHED, took == null ? null : "answered")
                .set(TRANSACTIONS.UNITS, row.units())
                .set(TRANSACTIONS.CHARGED_KOBO, charged == null ? null : charged.kobo())
                .set(TRANSACTIONS.REFERENCE, row.reference())
                .set(TRANSACTIONS.TOKEN, row.token())
                .where(TRANSACTIONS.ID.eq(id))
                .execute();
    }

    private void settle(DSLContext sql, String id, Row row, Status status) {
        sql.update(TRANSACTIONS)
                .set(TRANSACTIONS.STATUS, status.code())
                .set(TRANSACTIONS.SETTLED_BY, userId)
                .set(TRANSACTIONS.SETTLED_AT, row.sentAt().plusSeconds(60))
                .set(TRANSACTIONS.NOTE, row.note() == null ? "As Kpoint’s dashboard says" : row.note())
                .where(TRANSACTIONS.ID.eq(id))
                .execute();
    }
}
