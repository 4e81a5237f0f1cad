package kportal.history.views;

import static kportal.db.generated.Tables.SAVED_VIEWS;

import java.time.Instant;
import java.util.List;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.support.Ids;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Saved searches, each person's own in each business. */
public final class SavedViewRepository {
    /** More than anybody finds one among. */
    private static final int MOST = 20;

    private final Database db;

    public SavedViewRepository(Database db) {
        this.db = db;
    }

    /** As part of another's read. */
    public static List<SavedView> list(DSLContext sql, String businessId, String userId) {
        return sql.select(SAVED_VIEWS.ID, SAVED_VIEWS.NAME, SAVED_VIEWS.QUERY)
                .from(SAVED_VIEWS)
                .where(own(businessId, userId))
                .orderBy(SAVED_VIEWS.CREATED_AT, SAVED_VIEWS.ID)
                .fetch(row -> new SavedView(row.value1(), row.value2(), row.value3()));
    }

    /** False: there are too many already. A view of the same name is replaced. */
    public boolean save(String businessId, String userId, String name, String query, Instant now) {
        return db.write(sql -> {
            Alive.requireBusiness(sql, businessId);
            sql.deleteFrom(SAVED_VIEWS)
                    .where(own(businessId, userId))
                    .and(SAVED_VIEWS.NAME.eq(name))
                    .execute();
            if (sql.fetchCount(SAVED_VIEWS, own(businessId, userId)) >= MOST) {
                return false;
            }
            sql.insertInto(SAVED_VIEWS)
                    .set(SAVED_VIEWS.ID, Ids.next())
                    .set(SAVED_VIEWS.BUSINESS_ID, businessId)
                    .set(SAVED_VIEWS.USER_ID, userId)
                    .set(SAVED_VIEWS.NAME, name)
                    .set(SAVED_VIEWS.QUERY, query)
                    .set(SAVED_VIEWS.CREATED_AT, now)
                    .execute();
            return true;
        });
    }

    /** False: there is none such of theirs. */
    public boolean delete(String businessId, String userId, String id) {
        return Ids.wellFormed(id)
                && db.write(sql -> sql.deleteFrom(SAVED_VIEWS)
                                .where(own(businessId, userId))
                                .and(SAVED_VIEWS.ID.eq(id))
                                .execute()
                        == 1);
    }

    private static Condition own(String businessId, String userId) {
        return SAVED_VIEWS.BUSINESS_ID.eq(businessId).and(SAVED_VIEWS.USER_ID.eq(userId));
    }
}
