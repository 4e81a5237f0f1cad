package kportal.soak;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import kportal.soak.Ground.Moment;
import kportal.soak.Ground.Step;
import kportal.soak.Ground.Trap;
import kportal.soak.PretendedKpoint.Manner;
import kportal.soak.ReachedLog.What;
import org.jspecify.annotations.Nullable;

/** Brings a purchase to a point and kills its portal there. */
final class Death {
    private final Shop shop;
    private final Ground ground;
    private final PretendedKpoint kpoint;
    private final Ware ware;
    private final String number;
    private final int turn;
    private final int mark;

    Death(Shop shop, Ground ground, PretendedKpoint kpoint, Ware ware, String number, int turn) {
        this.shop = shop;
        this.ground = ground;
        this.kpoint = kpoint;
        this.ware = ware;
        this.number = number;
        this.turn = turn;
        this.mark = kpoint.log().size();
    }

    /** Whether it came where it was to come. */
    boolean come(CrashPoint point) {
        return switch (point) {
            case DRAFT_BEFORE -> inDraft(Moment.BEFORE);
            case DRAFT_IN -> inDraft(Moment.IN);
            case DRAFT_AFTER -> inDraft(Moment.AFTER);
            case FENCE_BEFORE -> inFence(Moment.BEFORE);
            case FENCE_IN -> inFence(Moment.IN);
            case FENCE_AFTER -> inFence(Moment.AFTER);
            case CONNECT -> connecting();
            case HALF_WRITTEN -> halfWritten();
            case WRITTEN, SWEEP -> onTheWire(call -> {});
            case HEAD_READ ->
                onTheWire(call -> {
                    call.sendHead();
                    call.awaitTaken();
                });
            case BODY_HALF_READ ->
                onTheWire(call -> {
                    call.sendHead();
                    call.sendHalfBody();
                    call.awaitTaken();
                });
            case OUTCOME_BEFORE -> inOutcome(Moment.BEFORE);
            case OUTCOME_IN -> inOutcome(Moment.IN);
            case OUTCOME_AFTER -> inOutcome(Moment.AFTER);
            case BEFORE_303 -> before303();
            case SIGTERM -> terminated();
            case DATABASE_AT_FENCE, DATABASE_IN_FLIGHT, DATABASE_AT_OUTCOME ->
                throw new IllegalArgumentException("the portal outlives it");
        };
    }

    /** After another draft: a WAL that has just been checkpointed begins anew with its next write, by other calls. */
    private boolean inDraft(Moment moment) {
        shop.draft(ware, number.replaceFirst("0803", "0806"));
        try (Trap trap = ground.trap(shop, Step.DRAFT, moment, turn)) {
            broken(() -> shop.draft(ware, number));
            return died() && trap.struck().getAsBoolean();
        }
    }

    private boolean inFence(Moment moment) {
        String path = shop.draft(ware, number);
        try (Trap trap = ground.trap(shop, Step.FENCE, moment, turn)) {
            broken(() -> shop.pay(ware, path));
            return died() && trap.struck().getAsBoolean();
        }
    }

    /** At the entry of the system call: the only connection that a purchase with fresh lists makes. */
    private boolean connecting() {
        String path = shop.draft(ware, number);
        try (Strace strace = everything("connect", 1)) {
            broken(() -> shop.pay(ware, path));
            return died() && strace.whole().contains("htons(" + kpoint.url().getPort() + ")");
        }
    }

    /** Head and body leave in two writes. Each write waits a little, and death comes when the head has arrived. */
    private boolean halfWritten() {
        String path = shop.draft(ware, number);
        AtomicInteger head = new AtomicInteger();
        kpoint.manner(call -> {
            head.set(call.readHead());
            shop.portal().kill();
        });
        try (Strace strace = Strace.threads(
                shop.portal().carrierThreads(),
                shop.folder().resolve("strace.txt"),
                "-e",
                "trace=write",
                "-e",
                "inject=write:delay_enter=300000")) {
            broken(() -> shop.pay(ware, path));
            return died()
                    && kpoint.log().bytes(mark) == head.get()
                    && !strace.whole().isEmpty();
        }
    }

    private boolean onTheWire(Manner then) {
        kpoint.manner(call -> {
            call.readWhole();
            then.serve(call);
            shop.portal().kill();
        });
        broken(() -> shop.pay(ware, shop.draft(ware, number)));
        return died() && kpoint.log().count(mark, What.WHOLE) == 1;
    }

    private boolean inOutcome(Moment moment) {
        AtomicReference<@Nullable Trap> set = new AtomicReference<>();
        kpoint.manner(call -> {
            call.readWhole();
            set.set(ground.trap(shop, Step.OUTCOME, moment, turn));
            call.sendHead();
            call.sendBody();
        });
        broken(() -> shop.pay(ware, shop.draft(ware, number)));
        boolean died = died();
        try (Trap trap = set.get()) {
            return died && trap != null && trap.struck().getAsBoolean();
        }
    }

    /** With the request gone, the next gathered write of any thread is the browser's answer. */
    private boolean before303() {
        AtomicReference<@Nullable Strace> set = new AtomicReference<>();
        kpoint.manner(call -> {
            call.readWhole();
            set.set(everything("writev", 1));
            call.sendHead();
            call.sendBody();
        });
        String path = shop.draft(ware, number);
        boolean unheard = broken(() -> shop.pay(ware, path));
        boolean died = died();
        try (Strace strace = set.get()) {
            return died && unheard && strace != null && strace.whole().contains("303 See Other");
        }
    }

    /** Kpoint answers only when the portal has closed its door. */
    private boolean terminated() {
        kpoint.manner(call -> {
            call.readWhole();
            shop.portal().terminate();
            Waiting.within(1_500, shop::closed);
            call.sendHead();
            call.sendBody();
        });
        broken(() -> shop.pay(ware, shop.draft(ware, number)));
        return shop.portal().awaitExit(15_000) && kpoint.log().count(mark, What.SAID_SUCCESS) == 1;
    }

    private Strace everything(String call, int when) {
        Path output = shop.folder().resolve("strace.txt");
        return Strace.all(
                shop.portal().pid(),
                output,
                "-s",
                "64",
                "-e",
                "trace=" + call,
                "-e",
                "inject=" + call + ":signal=KILL:when=" + when);
    }

    private boolean died() {
        return shop.portal().awaitExit(6_000);
    }

    /** Whether the browser was left without an answer. */
    private static boolean broken(Runnable request) {
        try {
            request.run();
            return false;
        } catch (UncheckedIOException cutOff) {
            return true;
        }
    }
}
