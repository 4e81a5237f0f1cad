package kportal.history;

import static kportal.db.generated.Tables.TOTALS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.USERS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import kportal.history.MatchRepository.Match;
import kportal.history.sought.Days;
import kportal.support.Money;
import kportal.support.Periods;
import kportal.transactions.RowRepository;
import kportal.transactions.Service;
import kportal.transactions.Status;
import kportal.transactions.kept.YearsRepository;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.impl.DSL;

/** How many a filter finds, and what they cost: from the sums that are kept, or counted, so far as one counts. */
final class TotalsRepository {
    private static final Field<Long> CHARGED = RowRepository.COST.as("charged");

    static final List<SelectField<?>> COUNTED = List.of(TRANSACTIONS.STATUS, TRANSACTIONS.AMOUNT_KOBO, CHARGED);

    private static final List<String> SERVICES =
            Arrays.stream(Service.values()).map(Service::code).toList();

    private TotalsRepository() {}

    static Totals summed(DSLContext sql, String businessId, String environment, HistoryFilter filter) {
        List<String> periods = periods(sql, businessId, environment, filter.days());
        return new Totals(
                inOrder(sums(sql, businessId, environment, periods, filter)
                        .fetch(r -> total(r.value1(), r.value2(), r.value3(), r.value4()))),
                0);
    }

    static ResultQuery<Record4<String, BigDecimal, BigDecimal, BigDecimal>> sums(
            DSLContext sql, String businessId, String environment, List<String> periods, HistoryFilter filter) {
        return sql.select(TOTALS.STATUS, sum(TOTALS.COUNT), sum(TOTALS.AMOUNT_KOBO), sum(TOTALS.CHARGED_KOBO))
                .from(TOTALS)
                .where(TOTALS.BUSINESS_ID.eq(businessId))
                .and(TOTALS.ENVIRONMENT.eq(environment))
                .and(TOTALS.PERIOD.in(periods))
                .and(facts(filter))
                .groupBy(TOTALS.STATUS)
                .having(sum(TOTALS.COUNT).gt(BigDecimal.ZERO));
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
        filter.services().forEach(service -> facts.add(TOTALS.SERVICE.eq(service.code())));
        if (filter.services().isEmpty() && filter.network() != null) {
            // Of any: the key has the service before the network, and all others would be read too.
            facts.add(TOTALS.SERVICE.in(SERVICES));
        }
        filter.statuses().forEach(status -> facts.add(TOTALS.STATUS.eq(status.code())));
        if (filter.network() != null) {
            facts.add(TOTALS.NETWORK.eq(filter.network()));
        }
        if (filter.who() != null) {
            facts.add(TOTALS.USER_ID.eq(select(USERS.ID).from(USERS).where(USERS.EMAIL.eq(filter.who()))));
        }
        return DSL.and(facts);
    }

    /** @param rows one more than the most, if there are more */
    static Totals counted(DSLContext sql, Select<?> rows, int most) {
        var first = rows.asTable("counted");
        List<Total> totals = inOrder(sql.select(
                        first.field(TRANSACTIONS.STATUS),
                        count(),
                        coalesce(sum(first.field(TRANSACTIONS.AMOUNT_KOBO)), BigDecimal.ZERO),
                        coalesce(sum(first.field(CHARGED)), BigDecimal.ZERO))
                .from(first)
                .groupBy(first.field(TRANSACTIONS.STATUS))
                .fetch(r -> total(r.value1(), BigDecimal.valueOf(r.value2()), r.value3(), r.value4())));
        boolean more = totals.stream().mapToLong(Total::count).sum() > most;
        return more ? new Totals(List.of(), most) : new Totals(totals, 0);
    }

    /** Without a word to look for. */
    static Select<?> rows(DSLContext sql, Match match, int limit) {
        return sql.select(COUNTED).from(TRANSACTIONS).where(match.condition()).limit(limit);
    }

    private static Total total(String status, BigDecimal count, BigDecimal kobo, BigDecimal chargedKobo) {
        return new Total(
                Status.of(status).orElseThrow(),
                count.longValueExact(),
                new Money(kobo.longValueExact()),
                new Money(chargedKobo.longValueExact()));
    }

    private static List<Total> inOrder(List<Total> totals) {
        return totals.stream().sorted(Comparator.comparing(Total::status)).toList();
    }
}
