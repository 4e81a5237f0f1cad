package kportal.catalog;

import static kportal.db.generated.Tables.KEPT_LISTS;

import java.util.Optional;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.support.Environment;
import org.jooq.DSLContext;
import org.jooq.Records;

public final class KeptListRepository {
    private final Database db;
    private final String environment;

    public KeptListRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    Optional<KeptList> find(String businessId, String list, String parameter) {
        return db.read(sql -> sql.select(KEPT_LISTS.BODY, KEPT_LISTS.READ_AT)
                .from(KEPT_LISTS)
                .where(KEPT_LISTS.BUSINESS_ID.eq(businessId))
                .and(KEPT_LISTS.ENVIRONMENT.eq(environment))
                .and(KEPT_LISTS.LIST.eq(list))
                .and(KEPT_LISTS.PARAMETER.eq(parameter))
                .fetchOptional(Records.mapping(KeptList::new)));
    }

    /** Nothing for a business that was deleted while Kpoint was asked. */
    void put(String businessId, String list, String parameter, KeptList kept) {
        db.run(sql -> {
            if (Alive.business(sql, businessId)) {
                put(sql, businessId, list, parameter, kept);
            }
        });
    }

    private void put(DSLContext sql, String businessId, String list, String parameter, KeptList kept) {
        sql.insertInto(KEPT_LISTS)
                .set(KEPT_LISTS.BUSINESS_ID, businessId)
                .set(KEPT_LISTS.ENVIRONMENT, environment)
                .set(KEPT_LISTS.LIST, list)
                .set(KEPT_LISTS.PARAMETER, parameter)
                .set(KEPT_LISTS.BODY, kept.body())
                .set(KEPT_LISTS.READ_AT, kept.readAt())
                .onConflict(KEPT_LISTS.BUSINESS_ID, KEPT_LISTS.ENVIRONMENT, KEPT_LISTS.LIST, KEPT_LISTS.PARAMETER)
                .doUpdate()
                .set(KEPT_LISTS.BODY, kept.body())
                .set(KEPT_LISTS.READ_AT, kept.readAt())
                .execute();
    }
}
