package kportal.recipients.groups;

import static kportal.db.generated.Tables.RECIPIENT_GROUPS;
import static kportal.db.generated.Tables.RECIPIENT_MEMBERS;
import static org.jooq.impl.DSL.count;

import java.util.List;
import java.util.Optional;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.support.Environment;
import kportal.support.Folding;
import kportal.support.Ids;
import org.jooq.Condition;

/** Groups of one business in one environment. One that nobody is in any more stays until it is removed. */
public final class GroupRepository {
    private final Database db;
    private final String environment;

    public GroupRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    /** By name. */
    public List<GroupSize> list(String businessId) {
        return db.read(
                sql -> sql.select(RECIPIENT_GROUPS.ID, RECIPIENT_GROUPS.NAME, count(RECIPIENT_MEMBERS.RECIPIENT_ID))
                        .from(RECIPIENT_GROUPS)
                        .leftJoin(RECIPIENT_MEMBERS)
                        .on(RECIPIENT_MEMBERS.GROUP_ID.eq(RECIPIENT_GROUPS.ID))
                        .where(mine(businessId))
                        .groupBy(RECIPIENT_GROUPS.ID, RECIPIENT_GROUPS.NAME, RECIPIENT_GROUPS.FOLDED)
                        .orderBy(RECIPIENT_GROUPS.FOLDED)
                        .fetch(row -> new GroupSize(new Group(row.value1(), row.value2()), row.value3())));
    }

    public Optional<Group> find(String businessId, String id) {
        if (!Ids.wellFormed(id)) {
            return Optional.empty();
        }
        return db.read(sql -> sql.select(RECIPIENT_GROUPS.ID, RECIPIENT_GROUPS.NAME)
                .from(RECIPIENT_GROUPS)
                .where(mine(businessId))
                .and(RECIPIENT_GROUPS.ID.eq(id))
                .fetchOptional(row -> new Group(row.value1(), row.value2())));
    }

    /** False: another one is called so. */
    boolean rename(String businessId, String id, String name) {
        return db.write(sql -> {
            Alive.requireBusiness(sql, businessId);
            boolean taken = sql.fetchExists(
                    RECIPIENT_GROUPS,
                    mine(businessId)
                            .and(RECIPIENT_GROUPS.FOLDED.eq(Folding.of(name)))
                            .and(RECIPIENT_GROUPS.ID.ne(id)));
            if (!taken) {
                sql.update(RECIPIENT_GROUPS)
                        .set(RECIPIENT_GROUPS.NAME, name)
                        .set(RECIPIENT_GROUPS.FOLDED, Folding.of(name))
                        .where(mine(businessId))
                        .and(RECIPIENT_GROUPS.ID.eq(id))
                        .execute();
            }
            return !taken;
        });
    }

    /** Who was in it stays. */
    void remove(String businessId, String id) {
        db.run(sql -> {
            Alive.requireBusiness(sql, businessId);
            sql.deleteFrom(RECIPIENT_MEMBERS)
                    .where(RECIPIENT_MEMBERS.BUSINESS_ID.eq(businessId))
                    .and(RECIPIENT_MEMBERS.GROUP_ID.eq(id))
                    .execute();
            sql.deleteFrom(RECIPIENT_GROUPS)
                    .where(mine(businessId))
                    .and(RECIPIENT_GROUPS.ID.eq(id))
                    .execute();
        });
    }

    private Condition mine(String businessId) {
        return RECIPIENT_GROUPS.BUSINESS_ID.eq(businessId).and(RECIPIENT_GROUPS.ENVIRONMENT.eq(environment));
    }
}
