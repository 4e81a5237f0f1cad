package kportal.recipients.doubles;

import static kportal.db.generated.Tables.RECIPIENTS;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.ltrim;
import static org.jooq.impl.DSL.upper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.recipients.NumberRepository;
import kportal.recipients.Recipient;
import kportal.recipients.RecipientRepository;
import kportal.recipients.groups.Group;
import kportal.support.Environment;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Recipients that may be one and the same: of one name, or with numbers that a spreadsheet wrote in another way. */
public final class DoubleRepository {
    private static final int MOST = 20;

    /** A spreadsheet takes the 0 off a meter's number. */
    private static final Field<String> WRITTEN = upper(ltrim(RECIPIENTS.NUMBER, inline("0")));

    private final Database db;
    private final String environment;

    public DoubleRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    /** Two or more in each; the first few. */
    List<Alike> list(String businessId) {
        return db.read(sql -> Stream.concat(alike(sql, businessId, WRITTEN), alike(sql, businessId, RECIPIENTS.FOLDED))
                .distinct()
                .toList());
    }

    private Stream<Alike> alike(DSLContext sql, String businessId, Field<String> by) {
        return sql
                .select(RECIPIENTS.KIND, by)
                .from(RECIPIENTS)
                .where(mine(businessId))
                .groupBy(RECIPIENTS.KIND, by)
                .having(count().gt(1))
                .orderBy(by, RECIPIENTS.KIND)
                .limit(MOST)
                .fetch(key -> new Alike(RecipientRepository.read(
                        sql,
                        sql.selectFrom(RECIPIENTS)
                                .where(mine(businessId))
                                .and(RECIPIENTS.KIND.eq(key.value1()))
                                .and(by.eq(key.value2()))
                                .orderBy(RECIPIENTS.USED_AT.desc(), RECIPIENTS.ID.desc())
                                .limit(MOST)
                                .fetch())))
                .stream();
    }

    /** The others go; their groups, and what the kept one lacks, it takes over. */
    void merge(String businessId, Recipient kept, List<Recipient> others) {
        db.run(sql -> {
            Alive.requireBusiness(sql, businessId);
            NumberRepository numbers = new NumberRepository(sql, businessId, environment);
            for (Recipient other : others) {
                numbers.members()
                        .add(Map.of(
                                kept.id(),
                                other.groups().stream().map(Group::id).toList()));
                numbers.remove(other.id());
            }
            sql.update(RECIPIENTS)
                    .set(RECIPIENTS.NETWORK, first(kept, others, Recipient::network))
                    .set(RECIPIENTS.METER_TYPE, first(kept, others, Recipient::meterType))
                    .where(mine(businessId))
                    .and(RECIPIENTS.ID.eq(kept.id()))
                    .execute();
            numbers.moved();
        });
    }

    private interface Part {
        @Nullable
        String of(Recipient recipient);
    }

    private static @Nullable String first(Recipient kept, List<Recipient> others, Part part) {
        List<Recipient> all = new ArrayList<>(List.of(kept));
        all.addAll(others);
        return all.stream()
                .map(part::of)
                .filter(value -> value != null)
                .findFirst()
                .orElse(null);
    }

    private Condition mine(String businessId) {
        return RECIPIENTS.BUSINESS_ID.eq(businessId).and(RECIPIENTS.ENVIRONMENT.eq(environment));
    }
}
