package kportal.batches.watch;

import static kportal.db.generated.Tables.API_KEYS;
import static kportal.db.generated.Tables.BATCHES;
import static kportal.db.generated.Tables.KEPT_LISTS;
import static kportal.db.generated.Tables.SCHEDULES;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import java.util.List;
import kportal.batches.BatchState;
import kportal.batches.schedules.ScheduleState;
import kportal.db.Database;
import kportal.jobs.Jobs;
import kportal.keys.KeyState;
import kportal.kpoint.KpointList;
import kportal.support.Environment;
import kportal.transactions.Service;
import org.jooq.Condition;
import org.jooq.Records;

/** Which lists are to be looked at again: those with prices that a schedule or a batch waits on, once a day. */
public final class WatchRepository {
    record Old(String list, String parameter) {}

    private final Database db;
    private final Jobs jobs;
    private final String environment;

    public WatchRepository(Database db, Jobs jobs, Environment environment) {
        this.db = db;
        this.jobs = jobs;
        this.environment = environment.code();
    }

    /** A job for each business that has one. Of two for the same the second finds nothing left to do. */
    void order(Instant before) {
        db.run(sql -> sql.selectDistinct(KEPT_LISTS.BUSINESS_ID)
                .from(KEPT_LISTS)
                .where(old(before))
                .fetch(KEPT_LISTS.BUSINESS_ID)
                .forEach(businessId -> jobs.add(sql, PriceWatch.KIND, businessId)));
    }

    List<Old> old(String businessId, Instant before) {
        return db.read(sql -> sql.select(KEPT_LISTS.LIST, KEPT_LISTS.PARAMETER)
                .from(KEPT_LISTS)
                .where(old(before))
                .and(KEPT_LISTS.BUSINESS_ID.eq(businessId))
                .orderBy(KEPT_LISTS.LIST, KEPT_LISTS.PARAMETER)
                .fetch(Records.mapping(Old::new)));
    }

    /** A key that Kpoint refused is not tried again by itself. */
    private Condition old(Instant before) {
        return KEPT_LISTS
                .ENVIRONMENT
                .eq(environment)
                .and(KEPT_LISTS.READ_AT.lt(before))
                .and(waitedOn(KpointList.DATA_PLANS, Service.DATA)
                        .or(waitedOn(KpointList.CABLE_PACKAGES, Service.CABLE_TV)))
                .and(exists(selectOne()
                        .from(API_KEYS)
                        .where(API_KEYS.BUSINESS_ID.eq(KEPT_LISTS.BUSINESS_ID))
                        .and(API_KEYS.ENVIRONMENT.eq(environment))
                        .and(API_KEYS.STATE.in(KeyState.WORKING.code(), KeyState.UNVERIFIED.code()))));
    }

    private Condition waitedOn(KpointList list, Service service) {
        return KEPT_LISTS
                .LIST
                .eq(list.code())
                .and(exists(selectOne()
                                .from(SCHEDULES)
                                .where(SCHEDULES.BUSINESS_ID.eq(KEPT_LISTS.BUSINESS_ID))
                                .and(SCHEDULES.ENVIRONMENT.eq(environment))
                                .and(SCHEDULES.SERVICE.eq(service.code()))
                                .and(SCHEDULES.STATE.ne(ScheduleState.ENDED.code())))
                        .or(exists(selectOne()
                                .from(BATCHES)
                                .where(BATCHES.BUSINESS_ID.eq(KEPT_LISTS.BUSINESS_ID))
                                .and(BATCHES.ENVIRONMENT.eq(environment))
                                .and(BATCHES.SERVICE.eq(service.code()))
                                .and(BATCHES.STATE.eq(BatchState.DRAFT.code())))));
    }
}
