package kportal.catalog;

import static kportal.db.generated.Tables.KEPT_LISTS;

import java.util.Optional;
import kportal.catalog.changes.ChangeRepository;
import kportal.catalog.changes.ChangeRepository.Of;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.support.Environment;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;

/** Each list as Kpoint gave it last. */
public final class KeptListRepository {
    private final Database db;
    private final ChangeRepository changes;
    private final String environment;

    public KeptListRepository(Database db, ChangeRepository changes, Environment environment) {
        this.db = db;
        this.changes = changes;
        this.environment = environment.code();
    }

    Optional<KeptList> find(Of of) {
        return db.read(sql -> sql.select(KEPT_LISTS.BODY, KEPT_LISTS.READ_AT)
                .from(KEPT_LISTS)
                .where(it(of))
                .fetchOptional(Records.mapping(KeptList::new)));
    }

    /**
     * Takes the place of the one before, and tells what is different; the first of all is no change. Nothing for a business
     * that was deleted while Kpoint was asked, and nothing for an answer that is older than what another portal has kept.
     */
    void put(Of of, KeptList kept) {
        db.run(sql -> {
            if (Alive.business(sql, of.businessId()) && !first(sql, of, kept) && held(sql, of, kept)) {
                replace(sql, of, kept);
            }
        });
    }

    private boolean first(DSLContext sql, Of of, KeptList kept) {
        return sql.insertInto(KEPT_LISTS)
                        .set(KEPT_LISTS.BUSINESS_ID, of.businessId())
                        .set(KEPT_LISTS.ENVIRONMENT, environment)
                        .set(KEPT_LISTS.LIST, of.list().code())
                        .set(KEPT_LISTS.PARAMETER, of.parameter())
                        .set(KEPT_LISTS.BODY, kept.body())
                        .set(KEPT_LISTS.READ_AT, kept.readAt())
                        .onConflict(
                                KEPT_LISTS.BUSINESS_ID, KEPT_LISTS.ENVIRONMENT, KEPT_LISTS.LIST, KEPT_LISTS.PARAMETER)
                        .doNothing()
                        .execute()
                == 1;
    }

    /** Whoever writes it first has it to the end of the transaction: of two the second finds what the first has kept. */
    private boolean held(DSLContext sql, Of of, KeptList kept) {
        return sql.update(KEPT_LISTS)
                        .set(KEPT_LISTS.READ_AT, kept.readAt())
                        .where(it(of))
                        .and(KEPT_LISTS.READ_AT.le(kept.readAt()))
                        .execute()
                == 1;
    }

    private void replace(DSLContext sql, Of of, KeptList kept) {
        String before =
                sql.select(KEPT_LISTS.BODY).from(KEPT_LISTS).where(it(of)).fetchSingle(KEPT_LISTS.BODY);
        if (!before.equals(kept.body())) {
            sql.update(KEPT_LISTS)
                    .set(KEPT_LISTS.BODY, kept.body())
                    .where(it(of))
                    .execute();
            changes.record(sql, of, before, kept.body(), kept.readAt());
        }
    }

    private Condition it(Of of) {
        return KEPT_LISTS
                .BUSINESS_ID
                .eq(of.businessId())
                .and(KEPT_LISTS.ENVIRONMENT.eq(environment))
                .and(KEPT_LISTS.LIST.eq(of.list().code()))
                .and(KEPT_LISTS.PARAMETER.eq(of.parameter()));
    }
}
