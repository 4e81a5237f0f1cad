package kportal.sandbox.accounts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** The practice Kpoint's rows. One connection, one caller at a time: it is small, and SQLite has one writer anyway. */
final class SandboxRepository implements AutoCloseable {
    private static final int KEYS_KEPT = 20;
    private static final int CALLS_KEPT = 200;
    private static final String ACCOUNT = "select a.id, a.fee_paid, a.wallet_kobo, a.sms_units,"
            + " exists (select 1 from moved_prices m where m.account_id = a.id) as prices_moved from accounts a ";

    private final Connection connection;
    private final DSLContext db;

    SandboxRepository(Connection connection) {
        this.connection = connection;
        this.db = DSL.using(connection, SQLDialect.SQLITE);
    }

    synchronized void insert(Account account, String cookieHash, Instant now) {
        db.execute(
                "insert into accounts (id, cookie_hash, fee_paid, wallet_kobo, sms_units, opened_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                account.id(),
                cookieHash,
                account.feePaid() ? 1 : 0,
                account.walletKobo(),
                account.smsUnits(),
                now.toEpochMilli());
    }

    /** Anyone may open an account, so those that came to nothing must not pile up. */
    synchronized void deleteUnusedBefore(Instant time) {
        db.execute(
                "delete from accounts where opened_at < ? and not exists"
                        + " (select 1 from keys k where k.account_id = accounts.id)",
                time.toEpochMilli());
    }

    synchronized Optional<Account> findByCookie(String hash) {
        return account(db.fetchOptional(ACCOUNT + "where a.cookie_hash = ?", hash));
    }

    synchronized Optional<Account> findByKey(String hash) {
        return account(db.fetchOptional(ACCOUNT + "join keys k on k.account_id = a.id where k.hash = ?", hash));
    }

    synchronized void payFee(String id) {
        db.execute("update accounts set fee_paid = 1 where id = ?", id);
    }

    synchronized void topUp(String id, long kobo, int units, long most) {
        db.execute(
                "update accounts set wallet_kobo = min(wallet_kobo + ?, ?), sms_units = min(sms_units + ?, 1000000)"
                        + " where id = ?",
                kobo,
                most,
                units,
                id);
    }

    /** There and back again. */
    synchronized void movePrices(String id) {
        if (db.execute("delete from moved_prices where account_id = ?", id) == 0) {
            db.execute("insert into moved_prices (account_id) values (?)", id);
        }
    }

    /** Takes both or nothing; empty where there is not enough. */
    synchronized Optional<Account> charge(String id, long kobo, int units) {
        int charged = db.execute(
                "update accounts set wallet_kobo = wallet_kobo - ?, sms_units = sms_units - ?"
                        + " where id = ? and wallet_kobo >= ? and sms_units >= ?",
                kobo,
                units,
                id,
                kobo,
                units);
        return charged == 1 ? account(db.fetchOptional(ACCOUNT + "where a.id = ?", id)) : Optional.empty();
    }

    synchronized void insertKey(String hash, String accountId, KeyNote note) {
        db.execute(
                "insert into keys (hash, account_id, last_four, created_at) values (?, ?, ?, ?)",
                hash,
                accountId,
                note.lastFour(),
                note.createdAt().toEpochMilli());
        db.execute(
                "delete from keys where account_id = ? and rowid not in"
                        + " (select rowid from keys where account_id = ? order by rowid desc limit ?)",
                accountId,
                accountId,
                KEYS_KEPT);
    }

    synchronized List<KeyNote> keys(String accountId) {
        return db.fetch("select last_four, created_at from keys where account_id = ? order by rowid desc", accountId)
                .map(row -> new KeyNote(row.get("last_four", String.class), time(row, "created_at")));
    }

    synchronized void insertCall(String accountId, Call call) {
        db.execute(
                "insert into calls (account_id, at, method, path, request, status, answer)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                accountId,
                call.at().toEpochMilli(),
                call.method(),
                call.path(),
                call.request(),
                call.status(),
                call.answer());
        db.execute(
                "delete from calls where account_id = ? and id <="
                        + " (select id from calls where account_id = ? order by id desc limit 1 offset ?)",
                accountId,
                accountId,
                CALLS_KEPT);
    }

    synchronized List<Call> calls(String accountId) {
        return db.fetch("select * from calls where account_id = ? order by id desc", accountId)
                .map(row -> new Call(
                        time(row, "at"),
                        row.get("method", String.class),
                        row.get("path", String.class),
                        row.get("request", String.class),
                        row.get("status", Integer.class),
                        row.get("answer", String.class)));
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The sandbox can't close its file", e);
        }
    }

    private static Optional<Account> account(Optional<? extends Record> found) {
        return found.map(row -> new Account(
                row.get("id", String.class),
                row.get("fee_paid", Integer.class) == 1,
                row.get("wallet_kobo", Long.class),
                row.get("sms_units", Integer.class),
                row.get("prices_moved", Integer.class) == 1));
    }

    private static Instant time(Record row, String column) {
        return Instant.ofEpochMilli(row.get(column, Long.class));
    }
}
