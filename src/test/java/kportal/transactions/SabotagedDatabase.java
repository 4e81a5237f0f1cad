package kportal.transactions;

import kportal.db.Database;
import kportal.testing.Store;

/**
 * Makes real commits fail: whoever moves a transaction to one recipient into one state breaks a foreign key that the
 * database looks at only when it commits.
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
        String when = "when (new.status = '" + status + "' and new.recipient = '" + recipient + "') ";
        String before = "create trigger test_sabotage after update on transactions ";
        db.run(sql -> {
            if (store == Store.SQLITE) {
                sql.execute(before + when + "begin insert into test_children values (1); end");
            } else {
                sql.execute("create or replace function test_sabotage() returns trigger language plpgsql as"
                        + " $$ begin insert into test_children values (1); return new; end $$");
                sql.execute(before + "for each row " + when + "execute function test_sabotage()");
            }
        });
    }

    void mend() {
        db.run(sql -> sql.execute("drop trigger test_sabotage" + (store == Store.SQLITE ? "" : " on transactions")));
    }
}
