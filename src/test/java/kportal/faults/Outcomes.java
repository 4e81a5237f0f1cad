package kportal.faults;

import static kportal.testing.FaultServer.fin;
import static kportal.testing.FaultServer.reset;

import java.util.Random;
import kportal.testing.FaultServer.Script;

/** What Kpoint may make of a purchase at once, for tests that buy by the thousand. */
enum Outcomes {
    SUCCESS(Way.succeeded("success", FaultyKpoint.json(200, FaultyKpoint.DONE))),
    SLOW(Way.succeeded("success after a while", connection -> {
        connection.pause(30);
        FaultyKpoint.json(200, FaultyKpoint.DONE).play(connection);
    })),
    PENDING(Way.pending("pending", FaultyKpoint.json(200, "{\"status\":\"pending\"}"))),
    SERVER_ERROR(Way.unknown("500", FaultyKpoint.json(500, "{\"message\":\"Server Error\"}"))),
    RESET(Way.unknown("reset", reset())),
    FIN(Way.unknown("closed", fin())),
    FAILED(Way.failed("failed", FaultyKpoint.json(200, "{\"status\":\"failed\",\"message\":\"No\"}"))),
    REFUSED(Way.failed("refused", FaultyKpoint.json(422, "{\"message\":\"No such number\"}")));

    private final Way way;

    Outcomes(Way way) {
        this.way = way;
    }

    Way way() {
        return way;
    }

    String status() {
        return way.right().iterator().next();
    }

    /** Whether its answer carries a reference and a token. */
    boolean tells() {
        return this == SUCCESS || this == SLOW || this == PENDING;
    }

    /** The same, with these in the answer. */
    Script script(String reference, String token) {
        if (!tells()) {
            return way.script();
        }
        String status = this == PENDING ? "pending" : "success";
        String number = token.isEmpty() ? "" : ",\"token\":\"" + token + "\"";
        return FaultyKpoint.json(
                200, "{\"status\":\"" + status + "\",\"data\":{\"reference\":\"" + reference + "\"" + number + "}}");
    }

    static Outcomes any(Random random) {
        return values()[random.nextInt(values().length)];
    }

    /** One after which another purchase of the same is likely a second one. */
    static Outcomes notFailed(Random random) {
        return values()[random.nextInt(FAILED.ordinal())];
    }
}
