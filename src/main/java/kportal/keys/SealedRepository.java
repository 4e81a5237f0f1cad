package kportal.keys;

import static kportal.db.generated.Tables.API_KEYS;
import static kportal.db.generated.Tables.AUTHENTICATORS;
import static kportal.db.generated.Tables.AUTHENTICATOR_PROPOSALS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kportal.accounts.factors.Factors;
import kportal.db.Database;
import kportal.jobs.Jobs;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Everything that the keyset encrypts, for a rotation: each such column is in this list, or its rows lose their key. */
public final class SealedRepository {
    private static final int PAGE = 200;

    /** db-scheduler's own table, of which no classes are generated. */
    private static final Table<?> JOBS = table(name("scheduled_tasks"));

    private static final Field<String> JOB_KIND = field(name("task_name"), String.class);
    private static final Field<String> JOB_ID = field(name("task_instance"), String.class);
    private static final Field<byte[]> JOB_PAYLOAD = field(name("task_data"), byte[].class);

    /**
     * Where something encrypted is.
     *
     * @param owner what {@link Keyset#encrypt} was given as the owner, from the row's {@code parts}
     */
    private record Column(
            Table<?> table,
            Field<String> id,
            Field<byte[]> secret,
            List<Field<String>> parts,
            Function<List<String>, String> owner) {
        String name() {
            return table.getName() + "." + secret.getName();
        }
    }

    private static final Map<String, Column> COLUMNS = Stream.of(
                    new Column(
                            API_KEYS,
                            API_KEYS.ID,
                            API_KEYS.CIPHERTEXT,
                            List.of(API_KEYS.BUSINESS_ID, API_KEYS.ENVIRONMENT, API_KEYS.ID),
                            row -> ApiKeys.owner(row.get(0), row.get(1), row.get(2))),
                    new Column(
                            AUTHENTICATORS,
                            AUTHENTICATORS.USER_ID,
                            AUTHENTICATORS.SEED,
                            List.of(AUTHENTICATORS.USER_ID),
                            row -> Factors.owner(row.get(0))),
                    new Column(
                            AUTHENTICATOR_PROPOSALS,
                            AUTHENTICATOR_PROPOSALS.USER_ID,
                            AUTHENTICATOR_PROPOSALS.SEED,
                            List.of(AUTHENTICATOR_PROPOSALS.USER_ID),
                            row -> Factors.owner(row.get(0))),
                    new Column(
                            JOBS,
                            JOB_ID,
                            JOB_PAYLOAD,
                            List.of(JOB_KIND, JOB_ID),
                            row -> Jobs.owner(row.get(0), row.get(1))))
            .collect(Collectors.toUnmodifiableMap(Column::name, column -> column));

    private final Database db;

    public SealedRepository(Database db) {
        this.db = db;
    }

    /** Such as {@code api_keys.ciphertext}. */
    static List<String> columns() {
        return COLUMNS.keySet().stream().sorted().toList();
    }

    record Sealed(String id, byte[] secret, String owner) {}

    /** The next so many of a column. */
    List<Sealed> after(String column, String id) {
        Column c = column(column);
        return db.read(sql -> sql.select(c.id(), c.secret())
                .select(c.parts())
                .from(c.table())
                .where(c.secret().isNotNull())
                .and(c.id().gt(id))
                .orderBy(c.id())
                .limit(PAGE)
                .fetch(row -> read(c, row)));
    }

    private static Sealed read(Column c, Record row) {
        List<String> parts = c.parts().stream().map(row::get).toList();
        return new Sealed(row.get(c.id()), row.get(c.secret()), c.owner().apply(parts));
    }

    /** False when somebody else has changed it since. */
    boolean replace(String column, Sealed seen, byte[] secret) {
        Column c = column(column);
        return db.write(sql -> {
            KeysetCheckRepository.requireInForce(sql, secret);
            return sql.update(c.table())
                            .set(c.secret(), secret)
                            .where(c.id().eq(seen.id()))
                            .and(c.secret().eq(seen.secret()))
                            .execute()
                    == 1;
        });
    }

    private static Column column(String name) {
        Column column = COLUMNS.get(name);
        if (column == null) {
            throw new IllegalArgumentException(name + " is not one of " + Arrays.asList(columns()));
        }
        return column;
    }
}
