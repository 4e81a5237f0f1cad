package kportal.balance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kportal.audit.AuditRepository;
import kportal.audit.Kind;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.support.Environment;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The balance by shadow: what is entered, and what should be there. */
public final class BalanceRepository {
    static final int CHECKS = 31;
    static final int ENTRIES = 50;

    private static final List<EntryKind> MONEY_IN = List.of(EntryKind.OPENING, EntryKind.DEPOSIT);

    private final Database db;
    private final Environment environment;
    private final EntryRepository entries;
    private final SpendingRepository spending;
    private final SuspectRepository suspects;

    public BalanceRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment;
        this.entries = new EntryRepository(environment);
        this.spending = new SpendingRepository(environment);
        this.suspects = new SuspectRepository(spending);
    }

    /** All of one moment; {@code before}: the last check that was seen. */
    BalancePage page(String businessId, @Nullable Entry before, Instant now) {
        return db.read(sql -> {
            List<Entry> checks = entries.list(sql, businessId, List.of(EntryKind.CHECK), before, CHECKS + 1);
            boolean older = checks.size() > CHECKS;
            return new BalancePage(
                    expectation(sql, businessId, now).orElse(null),
                    entries.latestCheck(sql, businessId)
                            .flatMap(check -> looked(sql, businessId, check))
                            .orElse(null),
                    older ? checks.subList(0, CHECKS) : checks,
                    older ? checks.get(CHECKS - 1).id() : null,
                    entries.list(sql, businessId, MONEY_IN, null, ENTRIES));
        });
    }

    /** With all that has been settled since. */
    private Optional<BalancePage.Looked> looked(DSLContext sql, String businessId, Entry check) {
        return expectation(sql, businessId, check.happenedAt())
                .map(today -> new BalancePage.Looked(
                        check,
                        today,
                        suspects.explain(sql, businessId, today, check.amount().minus(today.most()))));
    }

    Optional<Expectation> expectation(String businessId, Instant at) {
        return db.read(sql -> expectation(sql, businessId, at));
    }

    private Optional<Expectation> expectation(DSLContext sql, String businessId, Instant at) {
        return entries.opening(sql, businessId, at)
                .map(opening -> new Expectation(
                        opening,
                        at,
                        entries.deposits(sql, businessId, opening, at),
                        spending.spent(sql, businessId, opening.happenedAt(), at),
                        spending.doubts(sql, businessId, opening.happenedAt(), at),
                        spending.openUntil(sql, businessId, opening.happenedAt()),
                        spending.cameBack(sql, businessId, opening.happenedAt())));
    }

    Optional<Entry> find(String businessId, String id) {
        return db.read(sql -> entries.find(sql, businessId, id));
    }

    /** A check is held against what is known at this moment. */
    void add(Author author, NewEntry entry, Instant now) {
        db.run(sql -> {
            Alive.requireBusiness(sql, author.businessId());
            insert(sql, author, entry, now);
        });
    }

    /** False when it was taken back before. */
    boolean takeBack(Author author, Entry entry, @Nullable String why, Instant now) {
        return db.write(sql -> {
            Alive.requireBusiness(sql, author.businessId());
            return takeBack(sql, author, entry, why, now);
        });
    }

    /** What was wrong is taken back, what is right entered: both or neither. False when it was taken back before. */
    boolean correct(Author author, Entry wrong, NewEntry right, Instant now) {
        return db.write(sql -> {
            Alive.requireBusiness(sql, author.businessId());
            boolean open = takeBack(sql, author, wrong, null, now);
            if (open) {
                insert(sql, author, right, now);
            }
            return open;
        });
    }

    private void insert(DSLContext sql, Author author, NewEntry entry, Instant now) {
        Entry.Figures figures = entry.kind() == EntryKind.CHECK
                ? expectation(sql, author.businessId(), entry.happenedAt())
                        .map(Expectation::figures)
                        .orElseThrow()
                : null;
        entries.insert(sql, author, entry, figures, now).ifPresent(id -> {
            Kind kind = entry.kind() == EntryKind.CHECK ? Kind.BALANCE_CHECKED : Kind.BALANCE_ENTERED;
            String words = entry.kind().code() + " " + entry.amount().plain() + " naira";
            AuditRepository.append(sql, author.deed(kind, environment, id, words), now);
        });
    }

    private boolean takeBack(DSLContext sql, Author author, Entry entry, @Nullable String why, Instant now) {
        boolean open = entries.takeBack(sql, author, entry, why, now);
        if (open) {
            String words = entry.kind().code() + " " + entry.amount().plain() + " naira";
            AuditRepository.append(sql, author.deed(Kind.BALANCE_TAKEN_BACK, environment, entry.id(), words), now);
        }
        return open;
    }
}
