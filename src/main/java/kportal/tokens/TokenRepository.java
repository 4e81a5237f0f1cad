package kportal.tokens;

import static kportal.db.generated.Tables.LOADED_TOKENS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.USERS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.length;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.replace;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.transactions.MeterToken;
import kportal.transactions.Payer;
import kportal.transactions.Status;
import kportal.web.Place;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Row2;
import org.jspecify.annotations.Nullable;

/** A meter's tokens, and which of them are in it. */
public final class TokenRepository {
    static final int PAGE = 25;

    /** As many as are written in one, between commas. */
    private static final Field<Integer> TOKENS = length(TRANSACTIONS.TOKEN)
            .minus(length(replace(TRANSACTIONS.TOKEN, inline(","), inline(""))))
            .plus(inline(1));

    private static final Field<Integer> LOADED =
            field(selectCount().from(LOADED_TOKENS).where(LOADED_TOKENS.TRANSACTION_ID.eq(TRANSACTIONS.ID)));

    private final Database db;
    private final String environment;

    public TokenRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    /** Those that are still to be loaded, oldest first, for that is their order; those that are in it, newest first. */
    TokenPage page(String businessId, Meter meter, boolean loaded, @Nullable Place after) {
        Row2<Instant, String> place = row(TRANSACTIONS.SENT_AT, TRANSACTIONS.ID);
        return db.read(sql -> {
            List<? extends Record> found = sql.select(
                            TRANSACTIONS.ID,
                            TRANSACTIONS.STATUS,
                            TRANSACTIONS.SENT_AT,
                            TRANSACTIONS.AMOUNT_KOBO,
                            TRANSACTIONS.UNITS,
                            TRANSACTIONS.TOKEN)
                    .from(TRANSACTIONS)
                    .where(of(businessId, meter))
                    .and(loaded ? LOADED.ge(TOKENS) : LOADED.lt(TOKENS))
                    .and(after == null ? noCondition() : loaded ? place.lt(at(after)) : place.gt(at(after)))
                    .orderBy(
                            loaded ? TRANSACTIONS.SENT_AT.desc() : TRANSACTIONS.SENT_AT.asc(),
                            loaded ? TRANSACTIONS.ID.desc() : TRANSACTIONS.ID.asc())
                    .limit(PAGE + 1)
                    .fetch();
            List<? extends Record> shown = found.subList(0, Math.min(PAGE, found.size()));
            Map<String, Map<Integer, Loaded>> ticks =
                    ticks(sql, shown.stream().map(r -> r.get(TRANSACTIONS.ID)).toList());
            List<TokenPurchase> purchases = shown.stream()
                    .map(r -> read(r, ticks.getOrDefault(r.get(TRANSACTIONS.ID), Map.of())))
                    .toList();
            TokenPurchase last = found.size() > PAGE ? purchases.getLast() : null;
            return new TokenPage(purchases, last == null ? null : new Place(last.sentAt(), last.id()));
        });
    }

    private static Row2<Instant, String> at(Place place) {
        return row(val(place.at(), TRANSACTIONS.SENT_AT), val(place.id(), TRANSACTIONS.ID));
    }

    private static Map<String, Map<Integer, Loaded>> ticks(DSLContext sql, List<String> ids) {
        Map<String, Map<Integer, Loaded>> ticks = new HashMap<>();
        sql.select(LOADED_TOKENS.TRANSACTION_ID, LOADED_TOKENS.PLACE, USERS.EMAIL, LOADED_TOKENS.LOADED_AT)
                .from(LOADED_TOKENS)
                .join(USERS)
                .on(USERS.ID.eq(LOADED_TOKENS.LOADED_BY))
                .where(LOADED_TOKENS.TRANSACTION_ID.in(ids))
                .forEach(tick -> ticks.computeIfAbsent(tick.value1(), id -> new HashMap<>())
                        .put(tick.value2(), new Loaded(tick.value3(), tick.value4())));
        return ticks;
    }

    private static TokenPurchase read(Record row, Map<Integer, Loaded> ticks) {
        Long kobo = row.get(TRANSACTIONS.AMOUNT_KOBO);
        return new TokenPurchase(
                row.get(TRANSACTIONS.ID),
                Status.of(row.get(TRANSACTIONS.STATUS)).orElseThrow(),
                row.get(TRANSACTIONS.SENT_AT),
                kobo == null ? null : new Money(kobo),
                row.get(TRANSACTIONS.UNITS),
                MeterToken.of(row.get(TRANSACTIONS.TOKEN)).stream()
                        .map(token -> new KeptToken(token, ticks.get(token.place())))
                        .toList());
    }

    /** False: this meter has no such token. Said twice is said once, by whoever said it first. */
    boolean load(Payer who, Meter meter, String transactionId, int place, Instant now) {
        return db.write(sql -> {
            Alive.requireBusiness(sql, who.businessId());
            Optional<List<Integer>> places = places(sql, who.businessId(), meter, transactionId, place);
            places.orElse(List.of()).forEach(each -> sql.insertInto(LOADED_TOKENS)
                    .set(LOADED_TOKENS.TRANSACTION_ID, transactionId)
                    .set(LOADED_TOKENS.PLACE, each)
                    .set(LOADED_TOKENS.BUSINESS_ID, who.businessId())
                    .set(LOADED_TOKENS.LOADED_BY, who.userId())
                    .set(LOADED_TOKENS.LOADED_AT, now)
                    .onConflict(LOADED_TOKENS.TRANSACTION_ID, LOADED_TOKENS.PLACE)
                    .doNothing()
                    .execute());
            return places.isPresent();
        });
    }

    boolean unload(String businessId, Meter meter, String transactionId, int place) {
        return db.write(sql -> {
            Optional<List<Integer>> places = places(sql, businessId, meter, transactionId, place);
            sql.deleteFrom(LOADED_TOKENS)
                    .where(LOADED_TOKENS.TRANSACTION_ID.eq(transactionId))
                    .and(LOADED_TOKENS.PLACE.in(places.orElse(List.of())))
                    .execute();
            return places.isPresent();
        });
    }

    /** Words that hold commas are one token on the page, and as many as they look in the database. */
    private Optional<List<Integer>> places(
            DSLContext sql, String businessId, Meter meter, String transactionId, int place) {
        return sql.select(TRANSACTIONS.TOKEN, TOKENS)
                .from(TRANSACTIONS)
                .where(of(businessId, meter))
                .and(TRANSACTIONS.ID.eq(transactionId))
                .fetchOptional()
                .flatMap(found -> {
                    int shown = MeterToken.of(found.value1()).size();
                    List<Integer> all =
                            IntStream.rangeClosed(1, found.value2()).boxed().toList();
                    return place < 1 || place > shown
                            ? Optional.empty()
                            : Optional.of(shown == all.size() ? List.of(place) : all);
                });
    }

    private Condition of(String businessId, Meter meter) {
        return MeterRepository.ofMeter(val(businessId), val(environment), val(meter.network()), val(meter.number()));
    }
}
