package kportal.history;

import static java.util.stream.Collectors.groupingBy;
import static kportal.db.generated.Tables.TOTALS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.USERS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import kportal.history.MatchRepository.Match;
import kportal.history.TrigramRepository.Hit;
import kportal.history.sought.Days;
import kportal.support.Money;
import kportal.support.Periods;
import kportal.transactions.Status;
import kportal.transactions.kept.YearsRepository;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.impl.DSL;

/** How many a filter finds, and what they cost: from the sums that are kept, or counted, so far as one counts. */
final class TotalsRepository {
    private static final List<SelectField<?>> COUNTED = List.of(TRANSACTIONS.STATUS, TRANSACTIONS.AMOUNT_KOBO);

    private TotalsRepository() {}

    /**
     * @param most how far what no sum is kept of is counted
     */
    static Totals of(
            DSLContext sql, String businessId, String environment, HistoryFilter filter, Match match, int most) {
        if (filter.days().none()) {
            return new Totals(List.of(), 0);
        }
        return filter.summed()
                ? summed(sql, businessId, environment, filter)
                : counted(sql, businessId, environment, match, most);
    }

    private static Totals summed(DSLContext sql, String businessId, String environment, HistoryFilter filter) {
        Condition mine = TOTALS.BUSINESS_ID.eq(businessId).and(TOTALS.ENVIRONMENT.eq(environment));
        List<String> periods = periods(sql, businessId, environment, filter.days());
        return new Totals(
                inOrder(sql.select(TOTALS.STATUS, sum(TOTALS.COUNT), sum(TOTALS.AMOUNT_KOBO))
                        .from(TOTALS)
                        .where(mine)
                        .and(TOTALS.PERIOD.in(periods))
                        .and(facts(filter))
                        .groupBy(TOTALS.STATUS)
                        .having(sum(TOTALS.COUNT).gt(BigDecimal.ZERO))
                        .fetch(r -> total(r.value1(), r.value2(), r.value3()))),
                0);
    }

    /** Of all the years that there is anything of, those that the days reach into. */
    private static List<String> periods(DSLContext sql, String businessId, String environment, Days days) {
        return YearsRepository.find(sql, businessId, environment)
                .map(years -> new Days(LocalDate.of(years.first(), 1, 1), LocalDate.of(years.last(), 12, 31)).and(days))
                .map(TotalsRepository::periods)
                .orElse(List.of());
    }

    private static List<String> periods(Days days) {
        return days.from() == null || days.to() == null
                ? List.of()
                : Periods.covering(days.from(), days.to().plusDays(1));
    }

    private static Condition facts(HistoryFilter filter) {
        List<Condition> facts = new ArrayList<>();
        if (filter.service() != null) {
            facts.add(TOTALS.SERVICE.eq(filter.service().code()));
        }
        if (filter.status() != null) {
            facts.add(TOTALS.STATUS.eq(filter.status().code()));
        }
        if (filter.network() != null) {
            facts.add(TOTALS.NETWORK.eq(filter.network()));
        }
        if (filter.who() != null) {
            facts.add(TOTALS.USER_ID.eq(select(USERS.ID).from(USERS).where(USERS.EMAIL.eq(filter.who()))));
        }
        return DSL.and(facts);
    }

    private static Totals counted(DSLContext sql, String businessId, String environment, Match match, int most) {
        if (!match.terms().isEmpty() && sql.dialect() != SQLDialect.SQLITE) {
            return totals(
                    new TrigramRepository(sql, businessId, environment, match)
                            .byTime(true, null, noCondition(), most + 1),
                    most);
        }
        if (SearchRepository.surelyOver(sql, businessId, environment, match, most)) {
            return new Totals(List.of(), most);
        }
        Select<?> found = match.terms().isEmpty()
                ? rows(sql, match, most + 1)
                : SearchRepository.rows(sql, SearchRepository.found(businessId, environment, match), COUNTED, most + 1);
        var first = found.asTable("counted");
        List<Total> totals = inOrder(sql.select(
                        first.field(TRANSACTIONS.STATUS),
                        count(),
                        coalesce(sum(first.field(TRANSACTIONS.AMOUNT_KOBO)), BigDecimal.ZERO))
                .from(first)
                .groupBy(first.field(TRANSACTIONS.STATUS))
                .fetch(r -> total(r.value1(), BigDecimal.valueOf(r.value2()), r.value3())));
        boolean more = totals.stream().mapToLong(Total::count).sum() > most;
        return more ? new Totals(List.of(), most) : new Totals(totals, 0);
    }

    private static Totals totals(List<Hit> hits, int most) {
        if (hits.size() > most) {
            return new Totals(List.of(), most);
        }
        Map<Status, List<Hit>> byStatus = hits.stream().collect(groupingBy(Hit::status));
        return new Totals(
                byStatus.entrySet().stream()
                        .map(status -> new Total(
                                status.getKey(),
                                status.getValue().size(),
                                new Money(status.getValue().stream()
                                        .mapToLong(hit -> hit.kobo() == null ? 0 : hit.kobo())
                                        .sum())))
                        .sorted(Comparator.comparing(Total::status))
                        .toList(),
                0);
    }

    /** Without a word to look for. */
    static Select<?> rows(DSLContext sql, Match match, int limit) {
        return sql.select(COUNTED).from(TRANSACTIONS).where(match.condition()).limit(limit);
    }

    private static Total total(String status, BigDecimal count, BigDecimal kobo) {
        return new Total(Status.of(status).orElseThrow(), count.longValueExact(), new Money(kobo.longValueExact()));
    }

    private static List<Total> inOrder(List<Total> totals) {
        return totals.stream().sorted(Comparator.comparing(Total::status)).toList();
    }
}
