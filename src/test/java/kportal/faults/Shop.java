package kportal.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import kportal.faults.Ledger.Verdict;
import kportal.testing.FaultServer.Script;
import kportal.testing.Page;
import kportal.testing.TestClock;

/** One business of a history: what it does at the portal, done to its model too, and both compared. */
final class Shop {
    /** Not the common pool: HttpClient, the portal's too, needs a thread of it to tell of an answer. */
    private static final ExecutorService HANDS = Executors.newVirtualThreadPerTaskExecutor();

    private final FaultyKpoint kpoint;
    private final TestClock clock;
    private final String name;
    private final Random random;
    private int keys;
    private int references;
    Till till;
    final Ledger ledger;

    Shop(FaultyKpoint kpoint, TestClock clock, String name, Till till, String key, Random random) {
        this.kpoint = kpoint;
        this.clock = clock;
        this.name = name;
        this.till = till;
        this.random = random;
        this.ledger = new Ledger(key);
        absorb();
    }

    private void absorb() {
        kpoint.takeTold().forEach(told -> ledger.told(told, clock.instant()));
    }

    void draft(Item item) {
        Page answer = Till.expect(303, till.post("/" + item.service(), item.form()));
        absorb();
        if (ledger.key() == null) {
            same("/key", answer.location(), item);
        } else {
            ledger.draft(answer.location().replaceFirst("^/transactions/", ""), item, clock.instant());
        }
    }

    /** As many times as it says, at the same moment. */
    void pay(Entry entry, boolean again, int times) {
        Outcomes outcome = Outcomes.any(random);
        String reference = "KP" + name + (++references);
        String token = entry.item.service().equals("electricity") ? "%020d".formatted(random.nextLong(1L << 60)) : "";
        kpoint.on(entry.item.recipient(), outcome.script(reference, token));
        Map<String, String> form = form(entry, again);
        List<CompletableFuture<Page>> others = new ArrayList<>();
        for (int i = 1; i < times; i++) {
            others.add(CompletableFuture.supplyAsync(() -> till.pay(entry.id, form), HANDS));
        }
        Page answer = till.pay(entry.id, form);
        others.forEach(CompletableFuture::join);
        absorb();
        if (listTooSlow(answer)) {
            return;
        }
        Verdict verdict = ledger.pay(entry, again, clock.instant());
        answered(verdict, answer, entry);
        if (verdict == Verdict.GOES) {
            ledger.goes(entry, clock.instant());
            entry.answered(outcome.status());
            entry.reference = outcome.tells() ? reference : "";
            entry.token = outcome.tells() ? token : "";
        }
    }

    /** On a machine so busy that a list takes seconds, a price can't be known: nothing was sent, nothing changed. */
    private static boolean listTooSlow(Page answer) {
        return answer.status() == 422 && answer.body().contains("price list can’t be read now");
    }

    private static Map<String, String> form(Entry entry, boolean again) {
        String price = entry.seen == null ? "" : String.valueOf(entry.seen);
        return Map.of("price", price, "again", again ? "yes" : "");
    }

    private void answered(Verdict verdict, Page answer, Entry entry) {
        switch (verdict) {
            case GOES, ALREADY_GONE -> {
                Till.expect(303, answer);
                same("/transactions/" + entry.id, answer.location(), entry);
            }
            case NEEDS_KEY -> same("/key", Till.expect(303, answer).location(), entry);
            case BACK_TO_REVIEW -> Till.expect(422, answer);
        }
    }

    /** While Kpoint takes its time: it shows as sending, goes no second time, and can't be settled. */
    void payHeld(Entry entry) {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Script answer = FaultyKpoint.json(200, FaultyKpoint.DONE);
        kpoint.on(entry.item.recipient(), connection -> {
            arrived.countDown();
            await(release);
            answer.play(connection);
        });
        Map<String, String> form = form(entry, true);
        CompletableFuture<Page> going = CompletableFuture.supplyAsync(() -> till.pay(entry.id, form), HANDS);
        CompletableFuture.anyOf(going, CompletableFuture.runAsync(() -> await(arrived), HANDS))
                .join();
        boolean held = arrived.getCount() == 0;
        if (held) {
            same("sending", till.status(entry.id), entry);
            Till.expect(303, till.pay(entry.id, form));
            Till.expect(422, till.post(path(entry, "resolve"), Map.of("outcome", "failed", "note", "too early")));
            Till.expect(422, till.post(path(entry, "reverse"), Map.of("note", "too early")));
        }
        release.countDown();
        arrived.countDown();
        Page answered = going.join();
        absorb();
        if (listTooSlow(answered)) {
            return;
        }
        Verdict verdict = ledger.pay(entry, true, clock.instant());
        same(verdict == Verdict.GOES, held, entry);
        answered(verdict, answered, entry);
        if (held) {
            ledger.goes(entry, clock.instant());
            entry.answered("succeeded");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("waited in vain");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void settle(Entry entry, String to, String note) {
        Page answer = till.post(path(entry, "resolve"), Map.of("outcome", to, "note", note));
        settled(entry, answer, to, note, entry.mayBecome(to));
    }

    void reverse(Entry entry, String note) {
        Page answer = till.post(path(entry, "reverse"), Map.of("note", note));
        settled(entry, answer, "reversed", note, entry.status.equals("succeeded"));
    }

    private static void settled(Entry entry, Page answer, String to, String note, boolean may) {
        Till.expect(entry.draft() ? 404 : may ? 303 : 422, answer);
        if (may) {
            entry.settle(to, note);
        }
    }

    void look(Entry entry) {
        same(entry.status, till.status(entry.id), entry);
        entry.seen = entry.price;
    }

    void replaceKey() {
        String key = "kp_live_" + name + "_" + (++keys);
        till.key(key);
        ledger.key(key);
        absorb();
    }

    void removeKey() {
        till.removeKey();
        ledger.key(null);
    }

    private static String path(Entry entry, String verb) {
        return "/transactions/" + entry.id + "/" + verb;
    }

    @Override
    public String toString() {
        return name + " " + clock.instant() + " " + ledger.key();
    }

    private static void same(Object expected, Object got, Object what) {
        if (!expected.equals(got)) {
            throw new AssertionError(what + ": expected " + expected + ", got " + got);
        }
    }
}
