package kportal.faults;

import static kportal.testing.FaultServer.reply;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kportal.testing.FaultServer;
import kportal.testing.FaultServer.Connection;
import kportal.testing.FaultServer.Script;
import org.jspecify.annotations.Nullable;

/** A Kpoint that answers lists honestly, and a purchase as the test says. What it wrote down is the oracle. */
final class FaultyKpoint implements AutoCloseable {
    static final String DONE = "{\"status\":\"success\",\"message\":\"Sent\"}";
    private static final Pattern RECIPIENT =
            Pattern.compile("\"(?:phone_number|meter_number|smartcard_number|recipient)\":\"([^\"]*)\"");

    /** A purchase that reached it whole. */
    record Call(String key, String path, String recipient, String body) {}

    /** What a key was told that a product costs. */
    record Told(String key, String list, Map<String, Integer> prices) {}

    private final FaultServer server = new FaultServer(this::serve);
    private final Map<String, Integer> prices = new ConcurrentHashMap<>();
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private final Set<Connection> idle = ConcurrentHashMap.newKeySet();
    private final AtomicInteger reused = new AtomicInteger();
    private volatile @Nullable Script door;

    FaultyKpoint() {
        prices.putAll(Map.of("MTN_1GB", 350, "MTN_2GB", 700, "DSTV_COMPACT", 12_500, "DSTV_PREMIUM", 29_500));
    }

    URI url() {
        return server.url();
    }

    /** What it does with the next purchases for this recipient; without a word, they succeed. */
    void on(String recipient, Script script) {
        scripts.put(recipient, script);
    }

    /** What it does with every connection from now on, before a byte of it is read; null: nothing special. */
    void atTheDoor(@Nullable Script script) {
        door = script;
    }

    void price(String product, int naira) {
        prices.put(product, naira);
    }

    int price(String product) {
        return prices.getOrDefault(product, 0);
    }

    int connections() {
        return server.connections();
    }

    int calls(String recipient) {
        AtomicInteger count = counts.get(recipient);
        return count == null ? 0 : count.get();
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Every list that was asked for since the last time. */
    List<Told> takeTold() {
        List<Told> taken = new ArrayList<>();
        for (Told each = told.poll(); each != null; each = told.poll()) {
            taken.add(each);
        }
        return taken;
    }

    /** Purchases that came over a connection that had been used before: there must be none. */
    int reused() {
        return reused.get();
    }

    /** Closes the connections kept alive after a list. */
    void closeIdle() throws IOException {
        for (Connection each : idle) {
            FaultServer.reset().play(each);
        }
    }

    private void serve(Connection connection) throws IOException {
        Script instead = door;
        if (instead != null) {
            instead.play(connection);
            return;
        }
        String request = connection.readRequest();
        boolean first = true;
        while (request.startsWith("GET ")) {
            list(request).play(connection);
            idle.add(connection);
            try {
                request = connection.readRequest();
            } finally {
                idle.remove(connection);
            }
            first = false;
        }
        if (!first) {
            reused.incrementAndGet();
        }
        purchase(request).play(connection);
    }

    private Script purchase(String request) {
        String body = request.substring(request.indexOf("\r\n\r\n") + 4);
        Matcher found = RECIPIENT.matcher(body);
        String recipient = found.find() ? found.group(1) : "";
        calls.add(new Call(key(request), request.split(" ", 3)[1], recipient, body));
        counts.computeIfAbsent(recipient, r -> new AtomicInteger()).incrementAndGet();
        return scripts.getOrDefault(recipient, json(200, DONE));
    }

    static Script json(int status, String body) {
        return reply(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static String key(String request) {
        int at = request.indexOf("Bearer ") + "Bearer ".length();
        return request.substring(at, request.indexOf("\r\n", at));
    }

    private Script list(String request) {
        String path = request.split(" ", 3)[1];
        Map<String, Integer> now = Map.copyOf(prices);
        told.add(new Told(key(request), path, now));
        String rows =
                switch (path.replaceFirst("\\?.*", "")) {
                    case "/lists/networks" -> "{\"code\":\"MTN\",\"name\":\"MTN Nigeria\",\"is_active\":true}";
                    case "/lists/data-plans" ->
                        product("plan_id", "description", "MTN_1GB", now)
                                + ","
                                + product("plan_id", "description", "MTN_2GB", now);
                    case "/lists/electricity-providers" -> "{\"code\":\"ikeja\",\"name\":\"Ikeja Electric\"}";
                    case "/lists/cable-providers" -> "{\"code\":\"dstv\",\"name\":\"DSTV\"}";
                    default ->
                        product("package_code", "name", "DSTV_COMPACT", now)
                                + ","
                                + product("package_code", "name", "DSTV_PREMIUM", now);
                };
        return json(200, "{\"status\":\"success\",\"data\":[" + rows + "]}");
    }

    private static String product(String id, String name, String code, Map<String, Integer> prices) {
        return "{\"%s\":\"%s\",\"%s\":\"%s\",\"amount\":%d}".formatted(id, code, name, code, prices.get(code));
    }

    @Override
    public void close() {
        server.close();
    }
}
