package kportal.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kportal.support.Money;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;

/** A shop's purchases, made up from a seed: the same seed, the same shop. */
final class Sales {
    private static final List<String> NOTES =
            List.of("100%_sure", "Mama Nkechi’s TV", "O'Brien \\ sons", "=1+1", "şahin");
    private static final List<Status> STATUSES = List.of(
            Status.SUCCEEDED,
            Status.SUCCEEDED,
            Status.SUCCEEDED,
            Status.FAILED,
            Status.PENDING,
            Status.UNKNOWN,
            Status.REVERSED);

    private final Random random;
    private final Instant from;

    Sales(long seed, Instant from) {
        this.random = new Random(seed);
        this.from = from;
    }

    List<Row> rows(int count) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row());
        }
        return rows;
    }

    /** Many at the same moment, so that the order by id matters. */
    private Row row() {
        Instant sentAt = from.plusSeconds(random.nextInt(60) * 7_200L);
        Row row = new Row(order(), STATUSES.get(random.nextInt(STATUSES.size())), sentAt);
        row = random.nextBoolean() ? row.reference("KP" + random.nextInt(1_000) + "Ref") : row;
        row = random.nextInt(4) == 0
                ? row.token("0" + random.nextLong(1_000_000_000_000_000_000L, 9_000_000_000_000_000_000L))
                : row;
        row = random.nextInt(3) == 0 ? row.charged(new Money(random.nextInt(2_000_000))) : row;
        row = random.nextInt(4) == 0 ? row.units(random.nextInt(200) + ".5") : row;
        boolean settled = row.status() == Status.SUCCEEDED && random.nextInt(3) == 0;
        return settled ? row.note(NOTES.get(random.nextInt(NOTES.size()))) : row;
    }

    private Order order() {
        String phone = "0803123" + String.format("%04d", random.nextInt(50));
        Money price = Money.ofNaira(50 + random.nextInt(20_000));
        return switch (random.nextInt(5)) {
            case 0 -> Order.airtime("MTN", "MTN Nigeria", phone, price);
            case 1 -> Order.data("AIRTEL", "Airtel", phone, "AIRTEL_1GB", "1GB Weekly", price);
            case 2 -> Order.electricity("ikeja", "Ikeja Electric", "0123456789" + random.nextInt(10), "prepaid", price);
            case 3 ->
                Order.cableTv("dstv", "DSTV", "70123456" + (10 + random.nextInt(80)), "DSTV_COMPACT", "Compact", price);
            default -> Order.sms(phone, "Your order is ready, call " + phone);
        };
    }
}
