package kportal.seed;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/**
 * The transactions of a shop over three years, made up from a seed, oldest first. The same seed makes the same rows, but
 * for whose they are and the day that they end with.
 */
public final class MadeUp {
    private static final Duration SPAN = Duration.ofDays(3 * 365);
    private static final List<String> NOTES = List.of(
            "Mama Nkechi’s shop", "for the office", "paid back in cash", "seen in Kpoint’s dashboard", "asked Kpoint");

    private final Random random;
    private final Wares wares;
    private final Owner owner;
    private final long begin;
    private final int rows;
    private int made;

    MadeUp(long seed, Owner owner, int rows, Instant today) {
        this.random = new Random(seed);
        this.wares = new Wares(random, rows);
        this.owner = owner;
        this.rows = rows;
        this.begin = today.truncatedTo(ChronoUnit.DAYS).minus(SPAN).toEpochMilli();
    }

    boolean more() {
        return made < rows;
    }

    MadeRow next() {
        long sentAt = sentAt(made++);
        String id = id(sentAt, 0);
        Wares.Ware ware = wares.next();
        String user =
                owner.userIds().get(Math.min(random.nextInt(4), owner.userIds().size() - 1));
        MadeRow row = new MadeRow()
                .with("id", id)
                .with("business_id", owner.businessId())
                .with("environment", "sandbox")
                .with("form_nonce", id(sentAt, 1))
                .with("created_by", user)
                .with("created_at", sentAt - 20_000)
                .with("expires_at", sentAt + 3_600_000)
                .with("attempt_id", id(sentAt, 2))
                .with("paid_by", user)
                .with("paid_through", "page")
                .with("key_id", owner.keyId())
                .with("sent_at", sentAt)
                .with("boot_id", "seed")
                .with("lease_until", sentAt + 65_000);
        ware.into(row);
        outcome(row, ware, sentAt, user);
        return row;
    }

    /** Spread evenly over the days, and on each from six in the morning to ten at night, in Lagos. */
    private long sentAt(int number) {
        double day = (number + random.nextDouble()) * SPAN.toDays() / rows;
        double hour = 5 + 16 * (day - Math.floor(day));
        return begin + (long) (Math.floor(day) * 86_400_000 + hour * 3_600_000);
    }

    /** A UUIDv7 of that moment: ids that come in order are what an index likes, and what the portal makes. */
    private String id(long millis, int kind) {
        String time = "%012x".formatted(millis);
        // What follows the time is in order too, for those of one millisecond.
        long rest = ((long) made << 20) | random.nextInt(1 << 20);
        String tail = "%015x".formatted(rest & 0xfff_ffff_ffff_ffffL);
        return time.substring(0, 8) + "-" + time.substring(8) + "-7" + kind + tail.substring(0, 2) + "-8"
                + tail.substring(2, 5) + "-" + "%02x".formatted(random.nextInt(256)) + tail.substring(5);
    }

    private void outcome(MadeRow row, Wares.Ware ware, long sentAt, String user) {
        long finishedAt = sentAt + 300 + (long) (Math.abs(random.nextGaussian()) * 2_500);
        int draw = random.nextInt(10_000);
        row.with("finished_at", finishedAt).with("reached", "answered");
        if (draw < 9_300) {
            succeeded(row.with("status", "succeeded"), ware);
        } else if (draw < 9_800) {
            row.with("status", "failed")
                    .with("reason", "refused")
                    .with("kpoint_message", "Insufficient wallet balance");
        } else if (draw < 9_870) {
            succeeded(row.with("status", "reversed"), ware);
            settled(row, finishedAt, user);
        } else if (draw < 9_930) {
            row.with("status", "succeeded").with("reason", "timeout").with("reached", "sent");
            settled(row, finishedAt, user);
        } else if (draw < 9_960) {
            row.with("status", "pending").with("reference", reference());
        } else {
            row.with("status", "unknown").with("reason", "timeout").with("reached", "sent");
        }
    }

    private void succeeded(MadeRow row, Wares.Ware ware) {
        row.with("reference", reference());
        if (ware.prepaid()) {
            row.with("token", digits(20)).with("units", (5 + random.nextInt(900)) / 10.0 + " kWh");
        }
        if (random.nextInt(3) == 0 && ware.kobo() != null) {
            row.with("charged_kobo", ware.kobo() * 98 / 100);
        }
    }

    private void settled(MadeRow row, long finishedAt, String user) {
        row.with("settled_by", user)
                .with("settled_at", finishedAt + 3_600_000)
                .with("note", NOTES.get(random.nextInt(NOTES.size())));
    }

    private String reference() {
        return "KP"
                + Long.toString(random.nextLong(36L * 36 * 36 * 36 * 36 * 36 * 36), 36)
                        .toUpperCase(java.util.Locale.ROOT)
                + made;
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }
}
