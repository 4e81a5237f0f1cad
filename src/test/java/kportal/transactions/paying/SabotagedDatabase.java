package kportal.transactions.paying;

import kportal.db.Database;
import kportal.testing.Store;

/**
 * A database that misbehaves at a chosen step. A commit fails because whoever takes that step breaks a foreign key
 * that the database looks at only when it commits.
 */
final class SabotagedDatabase {
    private final Database db;
    private final Store store;

    SabotagedDatabase(Database db, Store store) {
        this.db = db;
        this.store = store;
        db.run(sql -> {
            sql.execute("create table if not exists test_parents (id integer primary key)");
            sql.execute("create table if not exists test_children (id integer references test_parents (id)"
                    + " deferrable initially deferred)");
        });
    }

    void noCommitTo(String status, String recipient) {
        whenever(
                "new.status = '" + status + "' and new.recipient = '" + recipient + "'",
                "insert into test_children values (1);");
    }

    /** The key goes in the same moment in which the fence is passed. */
    void keyGoesAtTheFence() {
        whenever(
                "new.status = 'sending'",
                "update api_keys set state = 'removed', ciphertext = null, removed_at = 1 where id = new.key_id;");
    }

    private void whenever(String condition, String change) {
        String trigger = "create trigger test_sabotage after update on transactions ";
        String when = "when (" + condition + ") ";
        db.run(sql -> {
            if (store == Store.SQLITE) {
                sql.execute(trigger + when + "begin " + change + " end");
            } else {
                sql.execute("create or replace function test_sabotage() returns trigger language plpgsql as $$ begin "
                        + change + " return new; end $$");
                sql.execute(trigger + "for each row " + when + "execute function test_sabotage()");
            }
        });
    }

    void mend() {
        db.run(sql -> sql.execute("drop trigger test_sabotage" + (store == Store.SQLITE ? "" : " on transactions")));
    }
}
