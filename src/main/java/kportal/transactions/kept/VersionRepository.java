package kportal.transactions.kept;

import static kportal.db.generated.Tables.HISTORY_VERSIONS;

import org.jooq.DSLContext;

/** Moves with each change of what was sent, whoever made it: what was read at the same version is still so. */
public final class VersionRepository {
    private VersionRepository() {}

    public static long of(DSLContext sql, String businessId, String environment) {
        return sql.select(HISTORY_VERSIONS.VERSION)
                .from(HISTORY_VERSIONS)
                .where(HISTORY_VERSIONS.BUSINESS_ID.eq(businessId))
                .and(HISTORY_VERSIONS.ENVIRONMENT.eq(environment))
                .fetchOptional(HISTORY_VERSIONS.VERSION)
                .orElse(0L);
    }
}
