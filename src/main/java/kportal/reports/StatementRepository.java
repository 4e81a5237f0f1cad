package kportal.reports;

import static kportal.db.generated.Tables.STATEMENTS;
import static kportal.db.generated.Tables.STATEMENT_WISHES;
import static kportal.db.generated.Tables.USERS;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import kportal.accounts.letters.Letter;
import kportal.accounts.letters.LetterRepository;
import kportal.audit.AuditRepository;
import kportal.audit.Deed;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.support.Environment;
import kportal.support.LagosTime;
import kportal.web.Session;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Who wants a month's statement by mail, and that each goes out once. */
public final class StatementRepository {
    /** Whose a statement is, and where it goes. */
    record Due(String businessId, String email) {}

    private final Database db;
    private final LetterRepository letters;
    private final ReportRepository reports;
    private final String environment;

    public StatementRepository(
            Database db, LetterRepository letters, ReportRepository reports, Environment environment) {
        this.db = db;
        this.letters = letters;
        this.reports = reports;
        this.environment = environment.code();
    }

    boolean isWanted(String businessId) {
        return db.read(sql -> sql.fetchExists(STATEMENT_WISHES, wish(businessId)));
    }

    /** By whoever ticks it last. */
    void want(Session session, boolean wanted, Deed deed, Instant now) {
        db.run(sql -> {
            Alive.requireBusiness(sql, session.businessId());
            sql.deleteFrom(STATEMENT_WISHES).where(wish(session.businessId())).execute();
            if (wanted) {
                sql.insertInto(STATEMENT_WISHES)
                        .set(STATEMENT_WISHES.BUSINESS_ID, session.businessId())
                        .set(STATEMENT_WISHES.ENVIRONMENT, environment)
                        .set(STATEMENT_WISHES.USER_ID, session.userId())
                        .set(STATEMENT_WISHES.CREATED_AT, now)
                        .execute();
            }
            AuditRepository.append(sql, deed, now);
        });
    }

    /** Of a month that is over; to nobody who asked after its end, nor to an address that nobody has confirmed. */
    List<Due> due(YearMonth month) {
        Instant end = LagosTime.startOf(month.plusMonths(1).atDay(1));
        return db.read(sql -> sql.select(STATEMENT_WISHES.BUSINESS_ID, USERS.EMAIL)
                .from(STATEMENT_WISHES)
                .join(USERS)
                .on(USERS.ID.eq(STATEMENT_WISHES.USER_ID))
                .where(STATEMENT_WISHES.ENVIRONMENT.eq(environment))
                .and(STATEMENT_WISHES.CREATED_AT.lt(end))
                .and(USERS.EMAIL_VERIFIED_AT.isNotNull())
                .and(USERS.DISABLED_AT.isNull())
                .and(notExists(selectOne()
                        .from(STATEMENTS)
                        .where(STATEMENTS.BUSINESS_ID.eq(STATEMENT_WISHES.BUSINESS_ID))
                        .and(STATEMENTS.ENVIRONMENT.eq(environment))
                        .and(STATEMENTS.MONTH.eq(month.toString()))))
                .orderBy(STATEMENT_WISHES.BUSINESS_ID)
                .fetch(r -> new Due(r.value1(), r.value2())));
    }

    /** That it was posted and its job are one transaction: neither a restart nor another portal posts it again. */
    void post(Due due, YearMonth month, Instant now) {
        db.run(sql -> {
            if (Alive.business(sql, due.businessId()) && isFirst(sql, due.businessId(), month, now)) {
                Sums sums = reports.month(sql, due.businessId(), month);
                letters.postPage(
                        sql,
                        Letter.STATEMENT,
                        due.email(),
                        "/reports?from=" + month.atDay(1) + "&to=" + month.atEndOfMonth(),
                        month.toString(),
                        sums.spent().shown(),
                        String.valueOf(sums.bought()),
                        sums.doubt().shown(),
                        String.valueOf(sums.doubted()),
                        String.valueOf(sums.failed()));
            }
        });
    }

    private boolean isFirst(DSLContext sql, String businessId, YearMonth month, Instant now) {
        return sql.insertInto(STATEMENTS)
                        .set(STATEMENTS.BUSINESS_ID, businessId)
                        .set(STATEMENTS.ENVIRONMENT, environment)
                        .set(STATEMENTS.MONTH, month.toString())
                        .set(STATEMENTS.POSTED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    private Condition wish(String businessId) {
        return STATEMENT_WISHES.BUSINESS_ID.eq(businessId).and(STATEMENT_WISHES.ENVIRONMENT.eq(environment));
    }
}
