package kportal.db;

import org.jooq.DSLContext;

/**
 * SQLite's search index keeps what was deleted, marked as such, until its parts are merged. Records that are erased for good
 * must leave it: a scope without purchases, of a business whose records are erased, shows that they haven't yet.
 */
final class SearchIndex {
    /** Pages at a time: purchases wait for the same writer. */
    private static final int PAGES = 200;

    /** A look into it goes into each part. It makes few of many itself, but leaves more the longer it is. */
    private static final int MOST_PARTS = 8;

    /** From one part's number to the next: their rows need not be read. */
    private static final String PARTS = "with recursive part (id) as (select min(segid) from search_idx"
            + " union all select (select min(segid) from search_idx where segid > part.id) from part where id is not null)"
            + " select count(id) from part";

    private static final String OF_ERASED = " from search_scopes where business_id in (select b.id from businesses b"
            + " where b.records_erased_at is not null"
            + " and not exists (select 1 from transactions t where t.business_id = b.id))";

    private SearchIndex() {}

    static boolean holdsErased(DSLContext sql) {
        return sql.fetchSingle("select exists (select 1" + OF_ERASED + ")").get(0, boolean.class);
    }

    static int parts(DSLContext sql) {
        return sql.fetchSingle(PARTS).get(0, int.class);
    }

    static boolean scattered(DSLContext sql) {
        return parts(sql) > MOST_PARTS;
    }

    /** All its parts are to become one. */
    static boolean beginMerge(DSLContext sql) {
        return merge(sql, -PAGES);
    }

    /** False: there was nothing left to do. */
    static boolean mergeMore(DSLContext sql) {
        return merge(sql, PAGES);
    }

    private static boolean merge(DSLContext sql, int pages) {
        long before = changes(sql);
        sql.execute("insert into search (search, rank) values ('merge', ?)", pages);
        // The command itself is one change.
        return changes(sql) - before > 1;
    }

    private static long changes(DSLContext sql) {
        return sql.fetchSingle("select total_changes()").get(0, long.class);
    }

    static void forgetErased(DSLContext sql) {
        sql.execute("delete" + OF_ERASED);
    }
}
