package kportal.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kportal.soak.Ground.Moment;
import kportal.soak.Ground.Step;
import kportal.soak.Ground.Trap;
import kportal.soak.ReachedLog.What;

/** Kills PostgreSQL under a portal that lives on, and starts it again. */
final class DatabaseDeath {
    private final Shop shop;
    private final PostgresGround ground;
    private final PretendedKpoint kpoint;
    private final Ware ware;
    private final String number;
    /** Whether the database is back before the portal has given it up. */
    private final boolean quick;

    private final Moment moment;
    private final int mark;

    DatabaseDeath(Shop shop, PostgresGround ground, PretendedKpoint kpoint, Ware ware, String number, int turn) {
        this.shop = shop;
        this.ground = ground;
        this.kpoint = kpoint;
        this.ware = ware;
        this.number = number;
        this.quick = turn % 2 == 0;
        this.moment = turn % 4 < 2 ? Moment.IN : Moment.AFTER;
        this.mark = kpoint.log().size();
    }

    boolean come(CrashPoint point) {
        boolean struck =
                switch (point) {
                    case DATABASE_AT_FENCE -> atFence();
                    case DATABASE_IN_FLIGHT -> inFlight();
                    case DATABASE_AT_OUTCOME -> atOutcome();
                    default -> throw new IllegalArgumentException(point.name());
                };
        Waiting.until(
                "the portal to find its database again",
                40_000,
                () -> shop.browser().get("/health").status() == 200);
        return struck;
    }

    private boolean atFence() {
        String path = shop.draft(ware, number);
        try (Trap trap = ground.trap(Step.FENCE, moment, this::crash)) {
            pay(path);
            startLate();
            return trap.struck().getAsBoolean();
        }
    }

    private boolean inFlight() {
        kpoint.manner(call -> {
            call.readWhole();
            ground.crash();
            call.sendHead();
            call.sendBody();
            if (quick) {
                ground.startAgain();
            }
        });
        pay(shop.draft(ware, number));
        awaitResultKept();
        return kpoint.log().count(mark, What.SAID_SUCCESS) == 1;
    }

    private boolean atOutcome() {
        String path = shop.draft(ware, number);
        try (Trap trap = ground.trap(Step.OUTCOME, moment, this::crash)) {
            pay(path);
            awaitResultKept();
            return trap.struck().getAsBoolean();
        }
    }

    private void crash() {
        ground.crash();
        if (quick) {
            ground.startAgain();
        }
    }

    private void startLate() {
        if (!quick) {
            ground.startAgain();
        }
    }

    /** In the database or beside it, however long the portal tries. */
    private void awaitResultKept() {
        if (quick) {
            Waiting.until("the result to be kept", 30_000, () -> keptBeside() || !sending());
        } else {
            // Unless PostgreSQL had committed and said so before it died.
            Waiting.within(12_000, this::keptBeside);
            startLate();
        }
    }

    /** This one's: another that never left may lie there for a while. */
    private boolean keptBeside() throws IOException {
        Path beside = shop.dataDir().resolve("unsaved-results.jsonl");
        return Files.exists(beside) && Files.readString(beside).contains("KP" + number);
    }

    /** Or not to be known yet. */
    private boolean sending() {
        try {
            return new Audit(shop, ground, kpoint.log()).find(number).status().equals("sending");
        } catch (IllegalStateException databaseIsDown) {
            return true;
        }
    }

    private void pay(String path) {
        try {
            shop.pay(ware, path);
        } catch (UncheckedIOException cutOff) {
            // What the browser heard is not what counts here.
        }
    }
}
