package kportal.soak;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import kportal.testing.Browser;
import kportal.testing.Page;

/** Several who buy without a pause at whatever portal answers, press each button once, and go on when something breaks. */
final class Crowd implements AutoCloseable {
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();
    private final Set<String> phones = ConcurrentHashMap.newKeySet();
    private final List<Thread> people;
    private volatile boolean enough;

    Crowd(List<Browser> browsers) {
        people = IntStream.range(0, 4)
                .mapToObj(person -> Thread.ofVirtual().start(() -> {
                    while (!enough) {
                        buy(browsers.get(person % browsers.size()));
                    }
                }))
                .toList();
    }

    private void buy(Browser browser) {
        String phone = "0809%07d".formatted(next.incrementAndGet());
        phones.add(phone);
        try {
            String draft = Shop.expect(
                            303,
                            browser.post("/airtime", Map.of("network", "MTN", "phone_number", phone, "amount", "100")))
                    .location();
            Page paid = browser.post(draft + "/pay", Map.of());
            (paid.status() == 303 ? answered : broken).incrementAndGet();
        } catch (UncheckedIOException | IllegalStateException e) {
            broken.incrementAndGet();
        }
    }

    /** Purchases whose press was answered as it should be. */
    int answered() {
        return answered.get();
    }

    int broken() {
        return broken.get();
    }

    /** Of everything that was tried. */
    Set<String> phones() {
        return phones;
    }

    @Override
    public void close() throws InterruptedException {
        enough = true;
        for (Thread person : people) {
            person.join();
        }
    }
}
