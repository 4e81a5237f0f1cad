package kportal.recipients.lists;

import static kportal.db.generated.Tables.RECIPIENTS;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.recipients.Details;
import kportal.recipients.NumberRepository;
import kportal.support.Environment;
import kportal.support.Folding;
import org.jooq.DSLContext;
import org.jooq.Query;

/** Saves a list that was found good. A number that is saved already is changed, never saved twice. */
public final class ImportRepository {
    /** Rows that are written at a time: purchases wait for the same writer. */
    private static final int SOME = 500;

    /** What came of it. */
    public sealed interface Imported {
        record Saved(int added, int updated) implements Imported {}

        record TooMany() implements Imported {}

        record TooManyGroups() implements Imported {}
    }

    private final Database db;
    private final String environment;

    public ImportRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    Imported save(String businessId, String userId, List<Details> rows, Instant now) {
        Set<String> known = known(businessId);
        int added =
                (int) rows.stream().filter(row -> !known.contains(row.key())).count();
        if (known.size() + added > NumberRepository.MOST) {
            return new Imported.TooMany();
        }
        Optional<Map<String, String>> groups = groups(businessId, rows, now);
        if (groups.isEmpty()) {
            return new Imported.TooManyGroups();
        }
        for (int from = 0; from < rows.size(); from += SOME) {
            List<Details> some = rows.subList(from, Math.min(rows.size(), from + SOME));
            db.run(sql -> {
                Alive.requireBusiness(sql, businessId);
                save(sql, new NumberRepository(sql, businessId, environment), userId, some, groups.get(), now);
            });
        }
        return new Imported.Saved(added, rows.size() - added);
    }

    private Set<String> known(String businessId) {
        return db.read(sql -> sql.select(RECIPIENTS.KIND, RECIPIENTS.NUMBER)
                .from(RECIPIENTS)
                .where(RECIPIENTS.BUSINESS_ID.eq(businessId))
                .and(RECIPIENTS.ENVIRONMENT.eq(environment))
                .fetchSet(row -> row.value1() + " " + row.value2()));
    }

    private Optional<Map<String, String>> groups(String businessId, List<Details> rows, Instant now) {
        List<String> names =
                rows.stream().flatMap(row -> row.groups().stream()).distinct().toList();
        return db.write(sql -> {
            Alive.requireBusiness(sql, businessId);
            return new NumberRepository(sql, businessId, environment).members().named(names, now);
        });
    }

    private static void save(
            DSLContext sql,
            NumberRepository numbers,
            String userId,
            List<Details> rows,
            Map<String, String> groups,
            Instant now) {
        Map<String, String> before = numbers.ids(rows);
        numbers.insert(
                userId,
                rows.stream().filter(row -> !before.containsKey(row.key())).toList(),
                now);
        sql.batch(rows.stream()
                        .filter(row -> before.containsKey(row.key()))
                        .map(row -> update(sql, before.getOrDefault(row.key(), ""), row, now))
                        .toList())
                .execute();
        Map<String, String> ids = numbers.ids(rows);
        // An empty cell says nothing: who is in a group stays there.
        numbers.members()
                .set(
                        rows.stream()
                                .filter(row -> !row.groups().isEmpty())
                                .collect(Collectors.toMap(row -> ids.getOrDefault(row.key(), ""), Details::groups)),
                        groups);
        numbers.moved();
    }

    private static Query update(DSLContext sql, String id, Details row, Instant now) {
        return sql.update(RECIPIENTS)
                .set(RECIPIENTS.NAME, row.name())
                .set(RECIPIENTS.FOLDED, Folding.of(row.name()))
                .set(
                        RECIPIENTS.NETWORK,
                        row.network() == null ? RECIPIENTS.NETWORK : val(row.network(), RECIPIENTS.NETWORK))
                .set(
                        RECIPIENTS.METER_TYPE,
                        row.meterType() == null ? RECIPIENTS.METER_TYPE : val(row.meterType(), RECIPIENTS.METER_TYPE))
                .set(RECIPIENTS.UPDATED_AT, now)
                .where(RECIPIENTS.ID.eq(id));
    }
}
